import { DAY_MS } from '../../shared/durations';
import type { ChannelKind } from '../../shared/channels';
import type { RunEvaluation } from '../../shared/figures/evaluation';
import type { Availability } from '../../shared/history/outages';
import type { TimeRange } from '../../shared/time-range';
import type { Blame } from '../../shared/history/blame';
import type { Ceiling } from '../../shared/ipc';
import { textsIn, type Language } from '../../shared/texts/i18n';
import type { Message } from '../../shared/messages/message';
import { ABSENT_FIGURES, type EndedRun, type Figures } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import { isTelling, type Occasion, type Verdict } from '../../shared/rules/verdict';
import { comparability } from '../core/judging/comparability';
import { measuredAt } from '../core/judging/reference';
import { networkLabel } from '../../shared/network-label';
import { planIn } from '../../shared/plan';
import type { Judgement } from '../core/judging/judge';
import { CHART_DAYS } from '../core/messages/chart';
import {
  draftMessages,
  draftTest,
  wordRun,
  type DraftContext,
  type WordContext,
} from '../core/messages/drafts';
import { draftHeartbeat } from '../core/messages/heartbeat';
import { draftUntested } from '../core/messages/untested';
import {
  draftOccasion,
  draftWorded,
  NO_RUNS,
  wordOccasion,
  type ComparedRuns,
} from '../core/messages/occasion-drafts';
import type { OutboxDraft, RunStore } from '../core/ports';
import type { WordingContext } from '../core/reader';
import { usualFigures } from '../core/messages/usual-figures';
import type { LineKnowledge } from './line-knowledge';

export interface TellerDeps {
  readonly runs: Pick<RunStore, 'endedBetween'>;
  readonly line: Pick<LineKnowledge, 'sameHours' | 'referencesWithin'>;
  readonly evaluate: (run: EndedRun) => RunEvaluation;
  /** Where a failed or slow run points; null for all others. */
  readonly blame: (run: EndedRun) => Blame | null;
  readonly judge: (run: EndedRun) => Judgement;
  /** How the line was between the tests in a stretch of time; in all networks where none is named. */
  readonly availability: (range: TimeRange, network?: string) => Availability;
  readonly settings: () => Settings;
  /** Maximum that this computer can measure; null if unknown. */
  readonly ceiling: () => Ceiling | null;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly installId: string;
  readonly newId: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Composes messages with the current settings and records. */
export class Teller {
  readonly #deps: TellerDeps;

  constructor(deps: TellerDeps) {
    this.#deps = deps;
  }

  /**
   * The messages of a judged run: those of the rules, and the heartbeat of the monitoring service, unless the run is
   * tried again. May be empty.
   */
  compose(run: EndedRun, verdicts: readonly Verdict[], isTriedAgain = false): readonly OutboxDraft[] {
    const told = this.#draftTold(run, verdicts);
    return isTriedAgain ? told : [...told, ...this.#heartbeat(run, verdicts)];
  }

  /** The same for a run that was recorded before, by the verdicts that waited until now. */
  composeLater(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[] {
    // Other rules may have told of the run before: mail readers drop a second message of the same Message-ID.
    const told = this.#draftTold(run, verdicts).map((draft) => ({
      ...draft,
      messageId: draft.messageId.replace('<', '<later-'),
    }));
    return run.outcome === 'failed' ? [...told, ...this.#heartbeat(run, verdicts)] : told;
  }

  /** Most runs give no message: nothing is read for them. */
  #draftTold(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[] {
    return verdicts.some(isTelling) ? draftMessages(run, verdicts, this.#context(run)) : [];
  }

  /** The message of a run on one channel, marked as a test. Without a run, it says that there is none yet. */
  composeTest(run: EndedRun | null, channel: ChannelKind): readonly OutboxDraft[] {
    if (run === null) return draftUntested(channel, this.words());
    return draftTest(run, this.#deps.judge(run).verdicts, channel, this.#context(run));
  }

  /** The messages of an occasion, one for each recipient of each channel of the rule. */
  composeOccasion(occasion: Occasion, verdict: Verdict): readonly OutboxDraft[] {
    return draftOccasion({ occasion, verdict }, this.#getRuns(occasion), this.words());
  }

  /** The messages of an occasion that was composed already. */
  draftOccasion(occasion: Occasion, verdict: Verdict, message: Message): readonly OutboxDraft[] {
    return draftWorded({ occasion, verdict }, message, this.words());
  }

  /** The inputs for composing messages elsewhere. */
  wordingContext(): WordingContext {
    const { settings, timeZone, ceiling, language, installId } = this.#deps;
    return {
      settings: settings(),
      timeZone: timeZone(),
      ceiling: ceiling(),
      language: language(),
      installId,
    };
  }

  /** The message of a run in the preview of a rule. */
  wordRun(run: EndedRun, verdict: Verdict): Message {
    return wordRun(run, 'run', [verdict], [verdict], this.#context(run));
  }

  /** The message of an occasion in the preview of a rule. */
  wordOccasion(occasion: Occasion, verdict: Verdict): Message {
    return wordOccasion({ occasion, verdict }, this.#getRuns(occasion), this.words());
  }

  /** Empty if the heartbeat cannot be composed, since the other messages must be sent anyway. */
  #heartbeat(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[] {
    try {
      const { evaluate } = this.#deps;
      return draftHeartbeat(run, verdicts, { ...this.words(), evaluation: evaluate(run) });
    } catch (error) {
      this.#deps.log('The heartbeat of a run could not be composed', error);
      return [];
    }
  }

  /** The runs of a digest and of the period before it; none for other occasions. */
  #getRuns({ detail }: Occasion): ComparedRuns {
    if (detail.kind !== 'digest') return NO_RUNS;
    const span = { from: detail.from - (detail.to - detail.from), to: detail.to };
    const references = this.#deps.line.referencesWithin(span);
    const { network } = references.at(detail.to - 1);
    return {
      plan: planIn({ network, home: network }, this.#deps.settings()),
      runs: this.#deps.runs.endedBetween(span.from, span.to),
      compare: (run) => comparability(run, references.at(run.startedAt)),
      networks: {
        home: network,
        compare: (run) => comparability(run, references.of(measuredAt(run))),
        nameNetwork: (key) => networkLabel(key, this.#deps.settings().networks),
      },
      availability: this.#deps.availability({ from: detail.from, to: detail.to }),
      availabilityIn: (network) => this.#deps.availability({ from: detail.from, to: detail.to }, network),
    };
  }

  /** Empty if the comparison cannot be read, since the message must be sent anyway. */
  #usual(run: EndedRun, evaluation: RunEvaluation): Figures {
    try {
      return usualFigures(run, evaluation, this.#deps.line.sameHours(run));
    } catch (error) {
      this.#deps.log('The usual values could not be read; the message is sent without them', error);
      return ABSENT_FIGURES;
    }
  }

  #recent(run: EndedRun): readonly EndedRun[] {
    try {
      return this.#deps.runs.endedBetween(run.startedAt - CHART_DAYS * DAY_MS, run.startedAt + 1);
    } catch (error) {
      this.#deps.log('Recent runs could not be read; the message is sent without a chart', error);
      return [];
    }
  }

  #context(run: EndedRun): DraftContext {
    const evaluation = this.#deps.evaluate(run);
    return {
      ...this.words(),
      evaluation,
      blame: this.#deps.blame(run),
      usual: this.#usual(run, evaluation),
      recent: this.#recent(run),
      ceiling: this.#deps.ceiling(),
    };
  }

  /** The current inputs of every message. */
  words(): WordContext {
    const { settings, timeZone, installId, newId, log } = this.#deps;
    const language = this.#deps.language();
    return {
      settings: settings(),
      texts: textsIn(language),
      language,
      timeZone: timeZone(),
      installId,
      newId,
      log,
    };
  }
}
