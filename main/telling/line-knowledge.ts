import { DAY_MS } from '../../shared/durations';
import type { Ceiling } from '../../shared/ipc';
import type { EndedRun, Run } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import type { TimeRange } from '../../shared/time-range';
import type { Reference } from '../core/judging/comparability';
import { networksWithPlan } from '../../shared/plan';
import { getDay, measuredAt, REFERENCE_DAYS, References, type MeasuredAt } from '../core/judging/reference';
import { SameHours, sameHourRanges, USUAL_DAYS } from '../core/judging/usual';
import type { RunStore } from '../core/ports';
import { chosenProvider } from '../core/run/provider-plan';

export interface LineKnowledgeDeps {
  readonly runs: Pick<RunStore, 'endedBetween' | 'measuredBetween'>;
  readonly settings: () => Settings;
  /** Maximum that this computer can measure; null if unknown. */
  readonly ceiling: () => Ceiling | null;
  readonly timeZone: () => string;
}

/** Reads from the records what a run is compared with, and the usual values at its hour. */
export class LineKnowledge {
  readonly #deps: LineKnowledgeDeps;

  constructor(deps: LineKnowledgeDeps) {
    this.#deps = deps;
  }

  /** The reference of a run, from the days before it. */
  reference(run: Run): Reference {
    const { runs } = this.#deps;
    const from = getDay(run.startedAt) - REFERENCE_DAYS * DAY_MS;
    const before = runs.measuredBetween(from, run.startedAt);
    const measured = run.outcome === 'completed' ? [...before, measuredAt(run)] : before;
    return this.#references(measured).of(measuredAt(run));
  }

  /** The earlier runs at the same hours. */
  sameHours(run: Run): SameHours {
    const { runs, timeZone, ceiling } = this.#deps;
    const same = sameHourRanges(run.startedAt).flatMap(({ from, to }) => runs.endedBetween(from, to));
    return new SameHours(same, timeZone(), ceiling());
  }

  /** The same for many runs that started within a range, with one read. */
  sameHoursWithin({ from, to }: TimeRange): SameHours {
    const { runs, timeZone, ceiling } = this.#deps;
    return new SameHours(runs.endedBetween(from - USUAL_DAYS * DAY_MS, to), timeZone(), ceiling());
  }

  /** The references of many runs that started within a range, with one read. */
  referencesWithin({ from, to }: TimeRange): References {
    return this.#references(this.#deps.runs.measuredBetween(getDay(from) - REFERENCE_DAYS * DAY_MS, to));
  }

  #references(measured: readonly MeasuredAt[]): References {
    const { settings, ceiling } = this.#deps;
    const current = settings();
    return new References(measured, chosenProvider(current.measuring), ceiling(), networksWithPlan(current));
  }
}

/** The range of time in which the runs started; null for an empty list. */
export function getSpan(runs: readonly Pick<EndedRun, 'startedAt'>[]): TimeRange | null {
  const [first, ...others] = runs.map(({ startedAt }) => startedAt);
  if (first === undefined) return null;
  const from = others.reduce((least, at) => Math.min(least, at), first);
  return { from, to: others.reduce((most, at) => Math.max(most, at), first) + 1 };
}
