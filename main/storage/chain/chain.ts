import {
  entryText,
  FIRST_LINK,
  getFamily,
  linkText,
  type ChainEntry,
  type EntryKind,
} from '../../core/chain/entry';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { sha256 } from './sha256';
import { toSubjectColumn } from './subject';

/** Earlier versions stored the hash with some entries only; in between it follows from the digests. */

const LAST_STORED = `SELECT number, at, hash FROM chain WHERE hash IS NOT NULL AND number <= ? ORDER BY number DESC LIMIT 1`;
/** Entries behind a number, up to another one. */
export const AFTER =
  'SELECT number, at, digest, hash FROM chain WHERE number > ? AND number <= ? ORDER BY number';
const NEWEST_OF = `SELECT number, at, kind, digest FROM chain
  WHERE substr(subject, 1, 4) = substr(:subject, 1, 4) AND subject = :subject AND kind IN (:kind, :removed)
  ORDER BY number DESC LIMIT 1`;
const ADD = 'INSERT INTO chain (number, at, kind, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?)';

interface Row {
  readonly number: number;
  readonly at: number;
}

/** An entry of the chain: whoever has its hash can tell that neither it nor any before it was changed. */
export interface ChainLink {
  readonly number: number;
  /** When it was written, in ms since the epoch. */
  readonly at: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** The newest entry up to a number, by default of all; null where there is none. */
export function chainHead(database: Database, upTo = Number.MAX_SAFE_INTEGER): ChainLink | null {
  const stored = prepared(database, LAST_STORED).get(upTo) as
    (Row & { readonly hash: Uint8Array }) | undefined;
  const rows = prepared(database, AFTER).all(stored?.number ?? 0, upTo) as unknown as readonly (Row & {
    readonly digest: Uint8Array;
  })[];
  const start =
    stored === undefined ? null : { number: stored.number, at: stored.at, hash: hex(stored.hash) };
  return rows.reduce<ChainLink | null>(
    (before, { number, at, digest }) => ({ number, at, hash: linked(before, hex(digest)) }),
    start,
  );
}

/**
 * Writes what is recorded now at the end of the chain, within the transaction that records it. `at` is now; `record` is what
 * `toRecord` makes of everything that is stored and is to be proved, read back as it is stored. What reads as it does in the
 * newest entry of its subject is not written again.
 */
export function appendToChain(database: Database, entry: Omit<ChainEntry, 'number'>): void {
  if (isUnchanged(database, entry)) return;
  const head = chainHead(database);
  const number = (head?.number ?? 0) + 1;
  const digest = sha256(entryText({ ...entry, number }));
  prepared(database, ADD).run(
    number,
    entry.at,
    entry.kind,
    toSubjectColumn(entry.subject),
    Buffer.from(digest, 'hex'),
    Buffer.from(linked(head, digest), 'hex'),
  );
}

/** Whether the chain has an entry of a kind about a subject, or one that says that it was removed. */
export function isInChain(database: Database, kind: EntryKind, subject: string): boolean {
  return newestOf(database, kind, subject) !== undefined;
}

function isUnchanged(database: Database, entry: Omit<ChainEntry, 'number'>): boolean {
  const newest = newestOf(database, entry.kind, entry.subject);
  if (newest?.kind !== entry.kind) return false;
  return sha256(entryText({ ...entry, number: newest.number, at: newest.at })) === hex(newest.digest);
}

/** The newest entry of a kind about a subject; undefined where there is none. */
export function newestOf(database: Database, kind: EntryKind, subject: string) {
  const [about, removed] = getFamily(kind);
  return prepared(database, NEWEST_OF).get({ subject: toSubjectColumn(subject), kind: about, removed }) as
    (Row & { readonly kind: string; readonly digest: Uint8Array }) | undefined;
}

/** The hash of the entry of a digest behind another one; of the first of all where that is null. */
export function linked(before: Pick<ChainLink, 'hash'> | null, digest: string): string {
  return sha256(linkText(before?.hash ?? FIRST_LINK, digest));
}

/** Bytes as hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
