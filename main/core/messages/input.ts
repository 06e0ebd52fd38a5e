import type { Plan } from '../../../shared/plan';
import type { RunEvaluation } from '../../../shared/figures/evaluation';
import type { Texts } from '../../../shared/texts/i18n';
import type { TextStyle } from '../../../shared/texts/text-style';
import type { Blame } from '../../../shared/history/blame';
import type { Ceiling } from '../../../shared/ipc';
import type { WordedKind } from '../../../shared/messages/message';
import type { EndedRun, Figures } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';

/** The inputs of a message. The trigger of the run is not included, since messages do not depend on it. */
export interface MessageInput extends TextStyle {
  readonly run: EndedRun;
  readonly kind: WordedKind;
  /** All verdicts on the run: figures beyond their limits come first. */
  readonly verdicts: readonly Verdict[];
  /** The verdicts that notify this recipient; empty for a test. */
  readonly telling: readonly Verdict[];
  readonly plan: Plan;
  /** The evaluation of the line by the run. */
  readonly evaluation: RunEvaluation;
  /** Where the run points, if it failed or was slow; left out or null for all others. */
  readonly blame?: Blame | null;
  /** The usual values at this hour; null where there are none yet. */
  readonly usual: Figures;
  /** Runs of the last days, oldest first, for the chart. */
  readonly recent: readonly EndedRun[];
  readonly texts: Texts;
  /** Maximum that this computer can measure; absent or null if unknown. */
  readonly ceiling?: Ceiling | null;
}
