import { entryText, FIRST_LINK, type ChainEntry } from '../../core/chain/entry';
import { iso } from '../../core/iso-time';
import type { OtherEntry, ReportChain, SealedEntry } from '../../../shared/report/report-file';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { AFTER, chainHead, hex, linked, newestOf } from './chain';
import { sha256 } from './sha256';

/** A record whose entry is wanted, as it reads now. */
export type WantedRecord = Pick<ChainEntry, 'kind' | 'subject' | 'record'>;

export interface ChainSection {
  readonly chain: ReportChain;
  /** Records that no longer read as their entry says. */
  readonly changed: number;
  /** Records that are not in the chain yet; not exclusions, which are written into it at once. */
  readonly unchained: number;
}

/**
 * The chain from the first entry of some records to its end, with those records; everything else is there by its digest.
 * Within one transaction that reads.
 */
export function readSection(database: Database, wanted: readonly WantedRecord[]): ChainSection {
  const byNumber = new Map<number, WantedRecord>();
  let changed = 0;
  let unchained = 0;
  for (const record of wanted) {
    const newest = newestOf(database, record.kind, record.subject);
    if (newest === undefined) {
      if (record.kind !== 'exclusion') unchained += 1;
      continue;
    }
    byNumber.set(newest.number, record);
    const { number, at, digest } = newest;
    if (newest.kind !== record.kind || sha256(entryText({ ...record, number, at })) !== hex(digest))
      changed += 1;
  }
  const head = chainHead(database);
  const first = [...byNumber.keys()].reduce((least, number) => Math.min(least, number), head?.number ?? 1);
  const previousHash = chainHead(database, first - 1)?.hash ?? FIRST_LINK;
  const rows = prepared(database, AFTER).all(first - 1, Number.MAX_SAFE_INTEGER) as unknown as readonly {
    readonly number: number;
    readonly at: number;
    readonly digest: Uint8Array;
    readonly hash: Uint8Array | null;
  }[];
  let hash = previousHash;
  const entries = rows.map(({ number, at, digest: bytes, hash: stored }): SealedEntry | OtherEntry => {
    const digest = hex(bytes);
    // Behind a gap that damage left the hash does not follow from the digests.
    hash = stored === null ? linked({ hash }, digest) : hex(stored);
    const record = byNumber.get(number);
    return record === undefined ? { number, digest } : { number, at: iso(at), ...record, digest, hash };
  });
  return {
    chain: {
      previousHash,
      entries,
      head: head === null ? null : { ...head, at: iso(head.at) },
    },
    changed,
    unchained,
  };
}
