import { DAY_MS } from '../../shared/durations';
import type { Ceiling } from '../../shared/ipc';
import type { EndedRun, Run } from '../../shared/run';
import type { Settings } from '../../shared/settings';
import type { TimeRange } from '../../shared/time-range';
import type { Reference } from '../core/judging/comparability';
import { getDay, measuredAt, REFERENCE_DAYS, References } from '../core/judging/reference';
import { SameHours, sameHourRanges, USUAL_DAYS } from '../core/judging/usual';
import type { RunStore } from '../core/ports';
import { chosenProvider } from '../core/run/provider-plan';

export interface LineKnowledgeDeps {
  readonly runs: Pick<RunStore, 'endedBetween' | 'measuredBetween'>;
  readonly settings: () => Settings;
  /** What this computer can measure at most; null where it is not known. */
  readonly ceiling: () => Ceiling | null;
  readonly timeZone: () => string;
}

/** What the records say of the line before a run: what it is compared with, and what is usual at its hour. */
export class LineKnowledge {
  readonly #deps: LineKnowledgeDeps;

  constructor(deps: LineKnowledgeDeps) {
    this.#deps = deps;
  }

  /** What a run is compared with, by the days before it. */
  reference(run: Run): Reference {
    const { runs, settings, ceiling } = this.#deps;
    const from = getDay(run.startedAt) - REFERENCE_DAYS * DAY_MS;
    const before = runs.measuredBetween(from, run.startedAt);
    const measured = run.outcome === 'completed' ? [...before, measuredAt(run)] : before;
    return new References(measured, chosenProvider(settings().measuring), ceiling()).at(run.startedAt);
  }

  /** The runs of the same hours before a run. */
  sameHours(run: Run): SameHours {
    const { runs, timeZone, ceiling } = this.#deps;
    const same = sameHourRanges(run.startedAt).flatMap(({ from, to }) => runs.endedBetween(from, to));
    return new SameHours(same, timeZone(), ceiling());
  }

  /** The same for each of many runs that began in a stretch of time, read at once. */
  sameHoursWithin({ from, to }: TimeRange): SameHours {
    const { runs, timeZone, ceiling } = this.#deps;
    return new SameHours(runs.endedBetween(from - USUAL_DAYS * DAY_MS, to), timeZone(), ceiling());
  }

  /** What each of many runs that began in a stretch of time is compared with, read at once. */
  referencesWithin({ from, to }: TimeRange): References {
    const { runs, settings, ceiling } = this.#deps;
    const measured = runs.measuredBetween(getDay(from) - REFERENCE_DAYS * DAY_MS, to);
    return new References(measured, chosenProvider(settings().measuring), ceiling());
  }
}

/** The stretch of time in which runs began; null of none. */
export function getSpan(runs: readonly Pick<EndedRun, 'startedAt'>[]): TimeRange | null {
  const [first, ...others] = runs.map(({ startedAt }) => startedAt);
  if (first === undefined) return null;
  const from = others.reduce((least, at) => Math.min(least, at), first);
  return { from, to: others.reduce((most, at) => Math.max(most, at), first) + 1 };
}
