import type { CampaignEvent } from '../campaign/campaign-event';
import type { ChannelKind } from '../channels';
import type { IncomparableCause } from '../figures/comparability';
import type { FutureCounts } from '../messages/future-counts';
import type { BreakPlace, LineRoute } from '../history/outages';
import type { RecordingState } from '../recording/recording';
import type { StorageEvent } from '../recording/storage-event';
import type { NextTry, Try } from '../tries';
import type { LineFigure, Rule } from './rules';

/**
 * What a rule found at a run or an occasion. Persisted; the words are in locales/.
 * It tells with `matched`, `recovered` and `judging-failed`; every other one says why it does not.
 */
export const VERDICT_REASONS = [
  'matched',
  /** What was told of is over. */
  'recovered',
  'not-matched',
  /** A breach, but not yet as many as the rule asks for. */
  'counted',
  /** Told before, and still so: the repeat policy keeps it quiet. */
  'still',
  /** It is measured again before anybody is told: a second measurement is to say whether it is real. */
  'awaits-confirmation',
  /** The second measurement found the line in order. */
  'not-confirmed',
  /** The rule has no limit, or its limit needs a plan that the user has not entered. */
  'no-threshold',
  /** Too few runs to know what is usual. */
  'no-usual',
  'figure-absent',
  /** The run was not measured as those that it would be compared with; the verdict's cause says why. */
  'not-comparable',
  /** The rule does not speak of runs like this one. */
  'not-applicable',
  /** The rule speaks of other networks than that of the run. */
  'network-not-chosen',
  'rule-off',
  /** The rule could not be judged by a fault of the program: the run is told without it. */
  'judging-failed',
  /** The same again, not long after it was told. */
  'judging-failed-still',
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];

/** What a verdict means for one channel. Persisted. `held` waits for the end of the quiet hours. */
export const CHANNEL_DECISIONS = [
  'told',
  'held',
  'not-matched',
  'rule-off',
  'channel-off',
  /** A regular proof goes only to channels that need one. */
  'proven',
] as const;
export type ChannelDecision = (typeof CHANNEL_DECISIONS)[number];

/** The judgement of one rule: decided once, stored, shown. */
export interface Verdict {
  readonly rule: Pick<Rule, 'id' | 'name' | 'condition' | 'repeat' | 'tellsRecovery'>;
  readonly reason: VerdictReason;
  /** The judged value and its limit, in the figure's unit; null where the rule has none. */
  readonly value: number | null;
  readonly limit: number | null;
  /** Breaches among the newest runs and how many are needed; null where the rule does not count. */
  readonly count: { readonly breaches: number; readonly needed: number; readonly of: number } | null;
  /** Since when the state lasts that the rule tells of; null where there is none. */
  readonly since: number | null;
  /** When the rule told before; null where it has not. */
  readonly toldBeforeAt: number | null;
  /** Whether a second measurement has confirmed it; false where none was asked for, or it could not be made. */
  readonly isConfirmed: boolean;
  /** When it is measured again; only with the reason `awaits-confirmation`, left out where no time is planned. */
  readonly nextTry?: NextTry;
  /** The tests before this one, of which nobody was told until it had ended, oldest first; left out where there are none. */
  readonly tries?: readonly Try[];
  /** Why the figure is not compared; only with the reason `not-comparable`, left out elsewhere. */
  readonly cause?: IncomparableCause;
  /** True where a part of what is stored of it cannot be read any more; left out elsewhere. */
  readonly isUnreadable?: boolean;
  /** True where what the rule remembered could not be read, so that it starts afresh; left out elsewhere. */
  readonly isMemoryLost?: boolean;
  /** End of the quiet hours for channels that hold their message; null where none does. */
  readonly heldUntil: number | null;
  readonly channels: Readonly<Record<ChannelKind, ChannelDecision>>;
}

/** Whether a verdict is worth a message. */
export function isTelling({ reason }: Pick<Verdict, 'reason'>): boolean {
  return reason === 'matched' || reason === 'recovered' || reason === 'judging-failed';
}

/** What the clock found, without a run: messages about it are judged and told the same way. Persisted. */
export type OccasionDetail =
  | { readonly kind: 'silence'; readonly lastRunAt: number | null }
  | {
      readonly kind: 'channel-failing';
      readonly channel: ChannelKind;
      readonly since: number;
      readonly waiting: number;
      /** What the other side said last, word for word. */
      readonly reply: string;
      /** What becomes of all that is not delivered; left out by earlier versions. */
      readonly counts?: FutureCounts;
    }
  | { readonly kind: 'digest'; readonly from: number; readonly to: number }
  /** The line was down; it still is where `endedAt` is null. */
  | {
      readonly kind: 'outage';
      readonly startedAt: number;
      readonly endedAt: number | null;
      readonly place: BreakPlace;
      /** False where it may have lasted longer: nobody looked from then on. */
      readonly isEndObserved: boolean;
      /** True where the computer then changed to another network; left out elsewhere. */
      readonly hasMoved?: true;
      /** Key of the network, and the way out when it began; each left out where it was not recorded. */
      readonly network?: string;
      readonly route?: LineRoute;
    }
  /** So many outages have begun within a day. */
  | { readonly kind: 'outage-count'; readonly outages: number; readonly downMs: number }
  /** Loss (ratio) or latency (ms) of the line between the tests. */
  | {
      readonly kind: 'line';
      readonly figure: LineFigure;
      readonly value: number;
      readonly minutes: number;
    }
  /** Something happened to the files of Linewatch. */
  | { readonly kind: 'storage'; readonly event: StorageEvent }
  /** Something about a series of measurements by the rule of a country. */
  | ({ readonly kind: 'campaign' } & CampaignEvent)
  /** Results cannot be recorded as they should, or can again. */
  | { readonly kind: 'recording'; readonly state: RecordingState };

export interface Occasion {
  readonly id: string;
  readonly at: number;
  readonly detail: OccasionDetail;
}
