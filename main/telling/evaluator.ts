import { DAY_MS } from '../../shared/durations';
import type { EvaluationSummary, RunEvaluation } from '../../shared/figures/evaluation';
import { kept } from '../../shared/kept';
import type { Run } from '../../shared/run';
import { NO_REFERENCE, type Reference } from '../core/judging/comparability';
import { evaluate, needsUsual, type EvaluationContext } from '../core/judging/evaluate';
import { planIn } from '../../shared/plan';
import { measuredAt } from '../core/judging/reference';
import type { RunStore } from '../core/ports';
import { LineKnowledge, getSpan, type LineKnowledgeDeps } from './line-knowledge';

export interface EvaluatorDeps extends LineKnowledgeDeps {
  readonly runs: LineKnowledgeDeps['runs'] & Pick<RunStore, 'statisticsStamp'>;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Maximum number of cached evaluations: more than a page of the history and a dashboard show. */
const MOST_KEPT = 2_000;

/**
 * Evaluates recorded runs with the current settings, for every place that shows them. Results are cached until plan,
 * rules, time zone or ceiling change, or a past run is excluded from statistics: a run is compared only with earlier runs.
 */
export class Evaluator {
  readonly #deps: EvaluatorDeps;
  readonly #line: LineKnowledge;
  readonly #whole = new Map<string, RunEvaluation>();
  readonly #summaries = new Map<string, EvaluationSummary>();
  #madeWith = '';

  constructor(deps: EvaluatorDeps) {
    this.#deps = deps;
    this.#line = new LineKnowledge(deps);
  }

  /** The evaluation of the line by one run. */
  evaluate(run: Run): RunEvaluation {
    this.#forgetOld();
    return kept(this.#whole, getKey(run), () => evaluate(run, this.#getContext(run)));
  }

  /** The summaries that the history shows, in the order of `runs`. */
  summarise(runs: readonly Run[]): readonly EvaluationSummary[] {
    this.#forgetOld();
    const unknown = runs.filter((run) => !this.#summaries.has(getKey(run)));
    const getContext = this.#contextOfMany(unknown);
    return runs.map((run) =>
      kept(this.#summaries, getKey(run), () => {
        const { state, weaknesses } = evaluate(run, getContext(run));
        return { state, weaknesses };
      }),
    );
  }

  #getContext(run: Run): EvaluationContext {
    const sameHours = this.#unlessFault(() => this.#line.sameHours(run), null);
    const reference = this.#unlessFault(() => this.#line.reference(run), NO_REFERENCE);
    return {
      ...this.#expected(reference),
      reference,
      usual: (figure) => sameHours?.usual(run, figure) ?? null,
    };
  }

  #contextOfMany(runs: readonly Run[]): (run: Run) => EvaluationContext {
    const span = getSpan(runs);
    // Runs far apart are each compared with the days before them; the time in between is not read.
    if (span !== null && span.to - span.from > runs.length * DAY_MS) return (run) => this.#getContext(run);
    const read = <T>(of: (span: NonNullable<ReturnType<typeof getSpan>>) => T) =>
      span === null ? null : this.#unlessFault(() => of(span), null);
    const references = read((within) => this.#line.referencesWithin(within));
    const ofRun = (run: Run) => references?.of(measuredAt(run)) ?? NO_REFERENCE;
    const isNeeded = runs.some((run) => needsUsual(this.#expected(ofRun(run))));
    const sameHours = isNeeded ? read((within) => this.#line.sameHoursWithin(within)) : null;
    return (run) => ({
      ...this.#expected(ofRun(run)),
      reference: ofRun(run),
      usual: (figure) => sameHours?.usual(run, figure) ?? null,
    });
  }

  #expected(reference: Reference): Pick<EvaluationContext, 'plan' | 'rules'> {
    const settings = this.#deps.settings();
    return { plan: planIn(reference, settings), rules: settings.rules };
  }

  #forgetOld(): void {
    const { plan, networks, rules, measuring } = this.#deps.settings();
    const madeWith = JSON.stringify([
      plan,
      networks,
      rules,
      measuring.provider,
      this.#deps.ceiling(),
      this.#deps.timeZone(),
      this.#deps.runs.statisticsStamp(),
    ]);
    const isFull = this.#whole.size + this.#summaries.size > MOST_KEPT;
    if (madeWith === this.#madeWith && !isFull) return;
    this.#madeWith = madeWith;
    this.#whole.clear();
    this.#summaries.clear();
  }

  /** Returns `otherwise` if the comparison cannot be read, since the run must be shown anyway. */
  #unlessFault<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      this.#deps.log('The comparison of a run could not be read; the run is shown without it', error);
      return otherwise;
    }
  }
}

/** Contains the outcome, so that a run is evaluated again when it has ended. */
function getKey({ id, outcome }: Run): string {
  return `${id} ${outcome}`;
}
