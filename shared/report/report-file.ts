import type { ReportPlan, ReportSubject, ReportSummary } from './report';

/** What an entry of the chain says in every report, also where its record is not given. Times are ISO 8601 in UTC. */
export interface EntryHead {
  /** Its place: the first is 1, and none is left out. */
  readonly number: number;
  /** When it was written. */
  readonly at: string;
  readonly kind: string;
  /** The id of what it is about. */
  readonly subject: string;
  /** When that began. */
  readonly from: string;
  /** When it ended; left out where it has no length, and while it lasts. */
  readonly to?: string;
  /** The network, by a random name; left out where it is not known. */
  readonly network?: string;
  /** The latest time that this entry or any before it is about. */
  readonly latest: string;
}

/** An entry whose record is in the report. Hashes are SHA-256, as 64 hexadecimal digits. */
export interface SealedEntry extends EntryHead {
  readonly record: unknown;
  /** What the record was hashed with. */
  readonly salt: string;
  /** Of the head with the hash of the record. */
  readonly digest: string;
  /** Of the hash before it with this digest. */
  readonly hash: string;
}

/** An entry of something else (another network, another time): its head says what it is about. */
export interface OtherEntry extends EntryHead {
  readonly recordHash: string;
  readonly digest: string;
}

export type ReportEntry = SealedEntry | OtherEntry;

/** Whether the record of an entry is in the report. */
export function isSealed(entry: ReportEntry): entry is SealedEntry {
  return 'record' in entry;
}

/** The part of the chain from the last entry before the time of the report to the newest one. */
export interface ReportChain {
  /** The hash of the entry before the first one here; zeros before the first of all. */
  readonly previousHash: string;
  readonly entries: readonly ReportEntry[];
  /** The newest entry when the report was made; null where nothing was recorded. */
  readonly head: { readonly number: number; readonly at: string; readonly hash: string } | null;
}

/** What the JSON file of a report holds. */
export interface ReportFile {
  readonly form: 'linewatch-report';
  readonly formVersion: number;
  /** Of Linewatch. */
  readonly version: string;
  readonly madeAt: string;
  readonly timeZone: string;
  readonly subject: ReportSubject;
  readonly plan: ReportPlan;
  /** How long the line was watched between the tests. */
  readonly watchedSeconds: number;
  /** Records that no longer read as their entry says. */
  readonly changedRecords: number;
  /** Follows from all that is above and from the entries. */
  readonly summary: ReportSummary;
  readonly chain: ReportChain;
}
