import type { Comparability } from '../../../shared/figures/comparability';
import type { Availability } from '../../../shared/history/outages';
import type { Language, Texts } from '../../../shared/texts/i18n';
import type { Message } from '../../../shared/messages/message';
import type { EndedRun } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import type { Occasion, Verdict } from '../../../shared/rules/verdict';

/** Everything a message about an occasion is made of. */
export interface OccasionInput {
  readonly occasion: Occasion;
  readonly verdict: Verdict;
  readonly plan: Settings['plan'];
  readonly rules: Settings['rules'];
  /** The figures of a run that do not compare with those of the line. */
  readonly compare: (run: EndedRun) => Comparability;
  /** Runs of the stretch that a digest speaks of and of the one before it, oldest first; empty for other occasions. */
  readonly runs: readonly EndedRun[];
  /** How the line was between the tests in the stretch of a digest; null where it was not watched. */
  readonly availability?: Availability | null;
  readonly texts: Texts;
  readonly language: Language;
  readonly timeZone: string;
}

/** The parts of a message that each kind of occasion words for itself. */
export type OccasionParts = Pick<
  Message,
  'tone' | 'title' | 'summary' | 'rows' | 'method' | 'items' | 'chart'
>;
