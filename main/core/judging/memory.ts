import type { ChannelKind } from '../../../shared/channels';
import type { DigestPeriod } from '../../../shared/rules/rules';

/** A message that tells of a state. Whether it arrives is known later. */
export interface Telling {
  readonly at: number;
  /** What it is about; both are null only until an occasion has its id. */
  readonly runId: string | null;
  readonly occasionId: string | null;
  readonly channels: readonly ChannelKind[];
}

/** What a digest goes on from. It holds for the period and the clock time with which it was written. */
export interface DigestMark {
  readonly every: DigestPeriod;
  readonly at: string;
  /** The end of the newest stretch that was told, and its local date in the zone of then; null before the first. */
  readonly told: { readonly to: number; readonly date: string } | null;
  /** From when digests become due, where nothing was told yet, or only ahead of a clock that was set back. */
  readonly beganAt: number | null;
}

/** What a rule remembers from one judgement to the next; stored with the verdicts, in the same transaction. */
export interface RuleMemory {
  /** Whether the newest judged runs breached, oldest first; never more than the rule counts over. */
  readonly recent: readonly boolean[];
  /** When those runs began, oldest first; shorter than `recent` where an earlier version wrote it. */
  readonly recentAt: readonly number[];
  /** When the state began that the rule tells of; null while all is well. */
  readonly breachedSince: number | null;
  /** When the rule told last of this state, by a message that arrived or is on its way; null when it has not. */
  readonly toldAt: number | null;
  /** When it wrote the newest message of this state that arrived, where `tellings` are still to be settled. */
  readonly heardAt: number | null;
  /** Messages of this state that have not arrived, oldest first. */
  readonly tellings: readonly Telling[];
  /** When the breach was found that a second measurement is to confirm; null when none waits. */
  readonly awaitingSince: number | null;
  /** When a digest is due next; null before the first look, and for other rules. */
  readonly dueAt: number | null;
  /** Which digest was told last; null before the first look, and for other rules. */
  readonly digest: DigestMark | null;
  /** When it was told last that the rule cannot be judged; null while it can. */
  readonly faultToldAt: number | null;
  /** True where the stored memory could not be read and this one takes its place. Never stored. */
  readonly wasUnreadable?: boolean;
}

/** The memory of a rule that has judged nothing yet. */
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
