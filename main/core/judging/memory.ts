import type { ChannelKind } from '../../../shared/channels';
import type { DigestPeriod } from '../../../shared/rules/rules';

/** A message that reports a state. Whether it arrives is known later. */
export interface Telling {
  readonly at: number;
  /** Subject of the message; both are null only until an occasion has its id. */
  readonly runId: string | null;
  readonly occasionId: string | null;
  readonly channels: readonly ChannelKind[];
}

/** Position of a digest. Valid for the period and time of day with which it was written. */
export interface DigestMark {
  readonly every: DigestPeriod;
  readonly at: string;
  /**
   * End of the newest range that was sent, and its local date in the time zone of that moment; null before the first.
   */
  readonly told: { readonly to: number; readonly date: string } | null;
  /** Time from which digests become due if none was sent yet, or only ones in the future because of a wrong clock. */
  readonly beganAt: number | null;
}

/** The memory of a rule between judgements; stored with the verdicts in one transaction. */
export interface RuleMemory {
  /** Whether the newest judged runs were breaches, oldest first; at most as many as the rule counts. */
  readonly recent: readonly boolean[];
  /** Start times of those runs, oldest first; shorter than `recent` if written by an earlier version. */
  readonly recentAt: readonly number[];
  /** Start of the current breach; null if there is none. */
  readonly breachedSince: number | null;
  /** Time of the last report of this state that arrived or is being delivered; null if there is none. */
  readonly toldAt: number | null;
  /** Time of the newest report of this state that arrived, while `tellings` are unsettled. */
  readonly heardAt: number | null;
  /** Reports of this state that have not arrived, oldest first. */
  readonly tellings: readonly Telling[];
  /** Time of a breach that waits for a confirming run; null if none waits. */
  readonly awaitingSince: number | null;
  /** When a digest is due next; null before the first check and for other rules. */
  readonly dueAt: number | null;
  /** The last digest that was sent; null before the first check and for other rules. */
  readonly digest: DigestMark | null;
  /** Time of the last report that the rule cannot be judged; null while it can be judged. */
  readonly faultToldAt: number | null;
  /** True if the stored memory was unreadable and was replaced. Never stored. */
  readonly wasUnreadable?: boolean;
}

/** The memory of a rule before its first judgement. */
export const EMPTY_MEMORY: RuleMemory = {
  recent: [],
  recentAt: [],
  breachedSince: null,
  toldAt: null,
  heardAt: null,
  tellings: [],
  awaitingSince: null,
  dueAt: null,
  digest: null,
  faultToldAt: null,
};
