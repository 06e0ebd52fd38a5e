import type { ReportPlan, ReportSubject, ReportSummary } from './report';

/** An entry of the chain whose record is in the report. */
export interface SealedEntry {
  readonly number: number;
  /** When it was written, ISO 8601 in UTC. */
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly record: unknown;
  /** SHA-256 of the entry as canonical JSON, and of the hash before it with this digest; 64 hexadecimal digits each. */
  readonly digest: string;
  readonly hash: string;
}

/** An entry of something else (another network, a later time): its digest keeps the chain whole. */
export interface OtherEntry {
  readonly number: number;
  readonly digest: string;
}

/** Whether the record of an entry is in the report. */
export function isSealed(entry: SealedEntry | OtherEntry): entry is SealedEntry {
  return 'record' in entry;
}

/** The part of the chain from the first entry of the report to the newest one. */
export interface ReportChain {
  /** The hash of the entry before the first one here; zeros before the first of all. */
  readonly previousHash: string;
  readonly entries: readonly (SealedEntry | OtherEntry)[];
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
