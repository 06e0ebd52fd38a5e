import type { RunEvaluation } from '../../../shared/figures/evaluation';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { Blame } from '../../../shared/history/blame';
import type { Ceiling } from '../../../shared/ipc';
import type { WordedKind } from '../../../shared/messages/message';
import type { EndedRun, Figures } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import type { Verdict } from '../../../shared/rules/verdict';

/** Everything a message is made of. What asked for the run is not part of it: the line does not change by that. */
export interface MessageInput {
  readonly run: EndedRun;
  readonly kind: WordedKind;
  /** The judgement on the run: what is beyond its limit is said first. */
  readonly verdicts: readonly Verdict[];
  /** The verdicts that tell this reader; empty for a test. */
  readonly telling: readonly Verdict[];
  readonly plan: Settings['plan'];
  /** What the run says of the line. */
  readonly evaluation: RunEvaluation;
  /** Where the run points, if it failed or was slow; left out or null for all others. */
  readonly blame?: Blame | null;
  /** Each figure that is usual at this hour; null where nothing is usual yet. */
  readonly usual: Figures;
  /** Runs of the last days, oldest first, for the chart. */
  readonly recent: readonly EndedRun[];
  readonly texts: Texts;
  readonly language: Language;
  /** What this computer can measure at most; left out or null while unknown. */
  readonly ceiling?: Ceiling | null;
  /** IANA name of the zone in which the reader lives. */
  readonly timeZone: string;
}
