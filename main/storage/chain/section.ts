import { FIRST_LINK, type Recorded } from '../../core/chain/entry';
import { iso } from '../../core/iso-time';
import { isMissing } from '../../core/report/missing';
import type { ReportChain, ReportEntry } from '../../../shared/report/report-file';
import type { ReportSubject } from '../../../shared/report/report';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { chainHead, isUnchanged, newestOf } from './chain';
import { findChainNetwork } from './chain-networks';
import { digestOf, hashOf, hex, SELECT_ENTRIES, toHead, type ChainRow } from './chain-row';

export interface ChainSection {
  readonly chain: ReportChain;
  /** Records that no longer read as their entry says, or are gone. */
  readonly changed: number;
  /** Records that are not in the chain yet. */
  readonly unchained: number;
}

const SINCE = `${SELECT_ENTRIES} WHERE number >= ? ORDER BY number`;
const LAST_BEFORE =
  'SELECT number FROM chain WHERE coalesce(latest_at, to_at, from_at) < ? ORDER BY number DESC LIMIT 1';
const HASHED_BEFORE =
  'SELECT number FROM chain WHERE hash IS NOT NULL AND number < ? ORDER BY number DESC LIMIT 1';

/**
 * The chain from the last entry before the time of a report to its end, with the records that the report gives; everything
 * else is there by its head. Within one transaction that reads.
 */
export function readSection(
  database: Database,
  subject: ReportSubject,
  wanted: readonly Recorded[],
): ChainSection {
  const byNumber = new Map<number, Recorded>();
  let changed = 0;
  let unchained = 0;
  for (const recorded of wanted) {
    const newest = newestOf(database, recorded.kind, recorded.subject);
    if (newest === undefined) unchained += 1;
    else {
      byNumber.set(newest.number, recorded);
      if (!isUnchanged(newest, recorded, nameOf(database, recorded.network))) changed += 1;
    }
  }
  const head = chainHead(database);
  const first = firstNumber(database, Date.parse(subject.from), [...byNumber.keys()]);
  const rows = prepared(database, SINCE).all(first) as unknown as readonly ChainRow[];
  const previousHash = chainHead(database, first - 1)?.hash ?? FIRST_LINK;
  let hash = previousHash;
  const entries = rows.map((row) => {
    // Behind a gap that damage left the hash does not follow from the digests.
    hash = hashOf(row, hash);
    return toEntry(database, { ...row, entryHash: hash }, byNumber.get(row.number));
  });
  const isGone = isMissing(entries, subject);
  return {
    chain: {
      previousHash,
      entries,
      head: head === null ? null : { number: head.number, at: iso(head.at), hash: head.hash },
    },
    changed: changed + entries.filter(isGone).length,
    unchained,
  };
}

/**
 * Where a report begins: with an entry before its time, behind which nothing of it can be missing, and behind one that is stored
 * with its hash, so that an entry that damage has lost is no matter where it is earlier.
 */
function firstNumber(database: Database, from: number, numbers: readonly number[]): number {
  const before = prepared(database, LAST_BEFORE).get(from) as { readonly number: number } | undefined;
  const first = numbers.reduce((least, number) => Math.min(least, number), before?.number ?? 1);
  const hashed = prepared(database, HASHED_BEFORE).get(first) as { readonly number: number } | undefined;
  return (hashed?.number ?? 0) + 1;
}

function toEntry(
  database: Database,
  { entryHash: hash, ...row }: ChainRow & { readonly entryHash: string },
  recorded: Recorded | undefined,
): ReportEntry {
  const head = toHead(row);
  const recordHash = hex(row.record);
  const digest = digestOf(head, recordHash);
  if (recorded === undefined) return { ...head, recordHash, digest };
  const { kind, subject, from, to, record } = recorded;
  // As it reads now: what was changed since does not give the digest.
  const now = {
    ...row,
    kind,
    subject,
    fromAt: from,
    toAt: to,
    network: nameOf(database, recorded.network),
  };
  return { ...toHead(now), record, salt: hex(row.salt), digest, hash };
}

function nameOf(database: Database, network: string | null): string | null {
  return network === null ? null : (findChainNetwork(database, network)?.name ?? null);
}
