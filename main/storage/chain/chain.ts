import { randomBytes } from 'node:crypto';
import { getFamily, type EntryKind, type Recorded } from '../../core/chain/entry';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { chainNetwork } from './chain-networks';
import {
  digestOf,
  hashOf,
  hashRecord,
  hex,
  linked,
  SELECT_ENTRIES,
  toHead,
  type ChainRow,
} from './chain-row';
import { toSubjectColumn } from './subject';

/** Enough that a record of which somebody has the hash cannot be guessed. */
const SALT_BYTES = 12;
/** Of so many entries one is stored with its hash. */
const HASHED_EVERY = 16;
/** From the last entry with its hash up to a number. */
const SINCE_HASH = `${SELECT_ENTRIES} WHERE number <= :upTo
  AND number >= coalesce((SELECT number FROM chain WHERE hash IS NOT NULL AND number <= :upTo ORDER BY number DESC LIMIT 1), 0) ORDER BY number`;
const NEWEST_OF = `${SELECT_ENTRIES}
  WHERE substr(subject, 1, 4) = substr(:subject, 1, 4) AND subject = :subject AND kind IN (:kind, :removed)
  ORDER BY number DESC LIMIT 1`;
const ADD = `INSERT INTO chain (number, at, kind, subject, from_at, to_at, latest_at, network, salt, record, hash)
  VALUES (:number, :at, :kind, :subject, :fromAt, :toAt, :latestAt, :network, :salt, :record, :hash)`;

/** An entry of the chain: whoever has its hash can tell that neither it nor any before it was changed. */
export interface ChainLink {
  readonly number: number;
  /** When it was written, and the latest time that an entry up to here is about, in ms since the epoch. */
  readonly at: number;
  readonly latestAt: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

/** The newest entry up to a number, by default of all; null where there is none. */
export function chainHead(database: Database, upTo = Number.MAX_SAFE_INTEGER): ChainLink | null {
  const rows = prepared(database, SINCE_HASH).all({ upTo }) as unknown as readonly ChainRow[];
  return rows.reduce<ChainLink | null>((before, row) => {
    const { number, at, latestAt } = row;
    return { number, at, latestAt, hash: hashOf(row, before?.hash ?? null) };
  }, null);
}

/**
 * Writes what is recorded now at the end of the chain, within the transaction that records it. `at` is now; what it holds is
 * what is stored, read back. What reads as it does in the newest entry of its subject is not written again.
 */
export function appendToChain(database: Database, recorded: Recorded, at: number): void {
  const network = recorded.network === null ? null : chainNetwork(database, recorded.network);
  if (isUnchanged(newestOf(database, recorded.kind, recorded.subject), recorded, network?.name ?? null))
    return;
  const before = chainHead(database);
  const { kind, from, to } = recorded;
  const row = {
    number: (before?.number ?? 0) + 1,
    at,
    kind,
    subject: toSubjectColumn(recorded.subject),
    fromAt: from,
    toAt: to,
    latestAt: Math.max(before?.latestAt ?? from, from, to ?? from),
  };
  const isOwn = row.latestAt === (to ?? from);
  const salt = randomBytes(SALT_BYTES);
  const record = hashRecord(recorded.record, salt);
  const digest = digestOf(toHead({ ...row, network: network?.name ?? null }), record);
  prepared(database, ADD).run({
    ...row,
    latestAt: isOwn ? null : row.latestAt,
    network: network?.id ?? null,
    salt,
    record: Buffer.from(record, 'hex'),
    hash: row.number % HASHED_EVERY === 0 ? Buffer.from(linked(before?.hash ?? null, digest), 'hex') : null,
  });
}

/** Whether the chain has an entry of a kind about a subject, or one that says that it was removed. */
export function isInChain(database: Database, kind: EntryKind, subject: string): boolean {
  return newestOf(database, kind, subject) !== undefined;
}

/** Whether an entry says the same; `network` is the name that the chain has for it. */
export function isUnchanged(
  entry: ChainRow | undefined,
  { kind, from, to, record }: Recorded,
  network: string | null,
): boolean {
  return (
    entry?.kind === kind &&
    entry.fromAt === from &&
    entry.toAt === to &&
    entry.network === network &&
    hex(entry.record) === hashRecord(record, entry.salt)
  );
}

/** The newest entry of a kind about a subject; undefined where there is none. */
export function newestOf(database: Database, kind: EntryKind, subject: string): ChainRow | undefined {
  const [about, removed] = getFamily(kind);
  return prepared(database, NEWEST_OF).get({ subject: toSubjectColumn(subject), kind: about, removed }) as
    ChainRow | undefined;
}
