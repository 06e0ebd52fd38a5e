import type { EntryHead } from '../../../shared/report/report-file';
import type { Json } from '../../core/chain/canonical-json';
import { entryText, FIRST_LINK, linkText, recordText } from '../../core/chain/entry';
import { iso } from '../../core/iso-time';
import { sha256 } from './sha256';
import { fromSubjectColumn } from './subject';

/** A stored entry, with the name of its network. */
export interface ChainRow {
  readonly number: number;
  readonly at: number;
  readonly kind: string;
  readonly subject: string | Uint8Array;
  readonly fromAt: number;
  readonly toAt: number | null;
  readonly latestAt: number;
  readonly network: string | null;
  readonly salt: Uint8Array;
  readonly record: Uint8Array;
  /** Stored with some of the entries only; in between it follows from the digests. */
  readonly hash: Uint8Array | null;
}

/** To be followed by WHERE. */
export const SELECT_ENTRIES = `SELECT number, at, kind, subject, from_at AS fromAt, to_at AS toAt, coalesce(latest_at, to_at, from_at) AS latestAt, name AS network,
  salt, record, hash FROM chain LEFT JOIN chain_networks ON chain_networks.id = chain.network`;

/** What an entry says in every report. */
export function toHead(row: Omit<ChainRow, 'salt' | 'record' | 'hash'>): EntryHead {
  return {
    number: row.number,
    at: iso(row.at),
    kind: row.kind,
    subject: fromSubjectColumn(row.subject),
    from: iso(row.fromAt),
    ...(row.toAt !== null && { to: iso(row.toAt) }),
    ...(row.network !== null && { network: row.network }),
    latest: iso(row.latestAt),
  };
}

/** The hash of what is recorded, with the salt of its entry. */
export function hashRecord(record: Json, salt: Uint8Array): string {
  return sha256(recordText(record, hex(salt)));
}

/** The digest of an entry. */
export function digestOf(head: EntryHead, recordHash: string): string {
  return sha256(entryText(head, recordHash));
}

/** The hash of the entry of a digest behind another one; of the first of all where that is null. */
export function linked(previousHash: string | null, digest: string): string {
  return sha256(linkText(previousHash ?? FIRST_LINK, digest));
}

/** The hash of a stored entry behind another one. */
export function hashOf(row: ChainRow, previousHash: string | null): string {
  return row.hash === null ? linked(previousHash, digestOf(toHead(row), hex(row.record))) : hex(row.hash);
}

/** Bytes as hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
