import type { Plan } from '../../../shared/plan';
import type { Comparability } from '../../../shared/figures/comparability';
import type { Availability } from '../../../shared/history/outages';
import type { Texts } from '../../../shared/texts/i18n';
import type { TextStyle } from '../../../shared/texts/text-style';
import type { Message } from '../../../shared/messages/message';
import type { EndedRun } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import type { Occasion, Verdict } from '../../../shared/rules/verdict';
import type { DigestNetworks } from './digest-networks';

/** The inputs of a message about an occasion. */
export interface OccasionInput extends TextStyle {
  readonly occasion: Occasion;
  readonly verdict: Verdict;
  readonly plan: Plan;
  readonly rules: Settings['rules'];
  /** The figures of a run that are not comparable with those of the line. */
  readonly compare: (run: EndedRun) => Comparability;
  /** Tells the runs of several networks of a digest apart; left out for other occasions. */
  readonly networks?: DigestNetworks | undefined;
  /** Runs of the range of a digest and of the range before it, oldest first; empty for other occasions. */
  readonly runs: readonly EndedRun[];
  /** How the line was between the tests in the stretch of a digest; null where it was not watched. */
  readonly availability?: Availability | null;
  /** The same in one network. */
  readonly availabilityIn?: ((network: string) => Availability) | undefined;
  readonly texts: Texts;
  /** What a network is called by its key. */
  readonly nameNetwork: (network: string) => string;
}

/** The message parts that depend on the kind of the occasion. */
export type OccasionParts = Pick<
  Message,
  'tone' | 'title' | 'summary' | 'rows' | 'method' | 'items' | 'chart'
>;
