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
  /** How the line was between the tests in a stretch of time. */
  readonly availability: (range: TimeRange) => Availability;
  readonly settings: () => Settings;
  /** What this computer can measure at most; null where it is not known. */
  readonly ceiling: () => Ceiling | null;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly installId: string;
  readonly newId: () => string;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Words the messages of a run with what the application knows at that moment. */
export class Teller {
  readonly #deps: TellerDeps;

  constructor(deps: TellerDeps) {
    this.#deps = deps;
  }

  /** The messages of a judged run: to whom rules tell it, and the heartbeat of the service that watches. */
  compose(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[] {
    // Most runs are told to nobody: nothing is read for them.
    const told = verdicts.some(isTelling) ? draftMessages(run, verdicts, this.#context(run)) : [];
    return [...told, ...this.#heartbeat(run, verdicts)];
  }

  /** The message that a run would give on one channel, marked as a test; without a run, it says that there is none. */
  composeTest(run: EndedRun | null, channel: ChannelKind): readonly OutboxDraft[] {
    if (run === null) return draftUntested(channel, this.words());
    return draftTest(run, this.#deps.judge(run).verdicts, channel, this.#context(run));
  }

  /** The messages of an occasion, one for each reader of each channel that is told. */
  composeOccasion(occasion: Occasion, verdict: Verdict): readonly OutboxDraft[] {
    return draftOccasion({ occasion, verdict }, this.#getRuns(occasion), this.words());
  }

  /** The same of an occasion that is worded already. */
  draftOccasion(occasion: Occasion, verdict: Verdict, message: Message): readonly OutboxDraft[] {
    return draftWorded({ occasion, verdict }, message, this.words());
  }

  /** What others word with what is known here at this moment. */
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

  /** The words of a run whose judgement only shows what a rule would say. */
  wordRun(run: EndedRun, verdict: Verdict): Message {
    return wordRun(run, 'run', [verdict], [verdict], this.#context(run));
  }

  /** The words of an occasion that only shows what a rule would say. */
  wordOccasion(occasion: Occasion, verdict: Verdict): Message {
    return wordOccasion({ occasion, verdict }, this.#getRuns(occasion), this.words());
  }

  /** A heartbeat that cannot be written must not keep the other messages from being told. */
  #heartbeat(run: EndedRun, verdicts: readonly Verdict[]): readonly OutboxDraft[] {
    try {
      const { evaluate } = this.#deps;
      return draftHeartbeat(run, verdicts, { ...this.words(), evaluation: evaluate(run) });
    } catch (error) {
      this.#deps.log('The heartbeat of a run could not be written', error);
      return [];
    }
  }

  /** The runs that a digest speaks of and compares with; none for other occasions. */
  #getRuns({ detail }: Occasion): ComparedRuns {
    if (detail.kind !== 'digest') return NO_RUNS;
    const span = { from: detail.from - (detail.to - detail.from), to: detail.to };
    const references = this.#deps.line.referencesWithin(span);
    return {
      runs: this.#deps.runs.endedBetween(span.from, span.to),
      compare: (run) => comparability(run, references.at(run.startedAt)),
      availability: this.#deps.availability({ from: detail.from, to: detail.to }),
    };
  }

  /** A comparison that cannot be read must not keep the message from being written. */
  #usual(run: EndedRun, evaluation: RunEvaluation): Figures {
    try {
      return usualFigures(run, evaluation, this.#deps.line.sameHours(run));
    } catch (error) {
      this.#deps.log('What is usual could not be read; the message goes without it', error);
      return ABSENT_FIGURES;
    }
  }

  #recent(run: EndedRun): readonly EndedRun[] {
    try {
      return this.#deps.runs.endedBetween(run.startedAt - CHART_DAYS * DAY_MS, run.startedAt + 1);
    } catch (error) {
      this.#deps.log('Recent runs could not be read; the message goes without a chart', error);
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

  /** What every message is written with at this moment. */
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
