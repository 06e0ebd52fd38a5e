import { DAY_MS, MINUTE_MS } from '../../../shared/durations';
import type { Ceiling } from '../../../shared/ipc';
import type { TimeRange } from '../../../shared/time-range';
import { PROVIDER_FACTS } from '../../../shared/providers';
import type { JudgedFigure } from '../../../shared/rules/rules';
import { getMethod, type EndedRun, type Figures, type Run } from '../../../shared/run';
import { median } from '../statistics';
import { judgedValue } from '../../../shared/rules/judged-value';
import { comparability, type Reference } from './comparability';

const DAY_MINUTES = 24 * 60;
/** Number of days before a run from which the usual value is taken. */
export const USUAL_DAYS = 14;
/** Maximum difference in the local time of day between runs of the same hours. */
const NEAR_MINUTES = 60;
/** Maximum change of a clock, except where a time zone is redefined. */
const CLOCK_CHANGE_MINUTES = 60;
/** Minimum number of runs for a usual value. */
const FEWEST_RUNS = 5;

/** A completed run. */
type Completed = Extract<EndedRun, { outcome: 'completed' }>;

/** A completed run with its local time of day. */
interface TimedRun {
  readonly run: Completed;
  readonly minute: number;
}

/**
 * The time ranges in the 14 days before a run that may contain runs of the same hours, oldest first: on each day one
 * around the run’s time of day, wide enough for a change of the clock, and the hour before the run.
 */
export function sameHourRanges(at: number): readonly TimeRange[] {
  const reach = (NEAR_MINUTES + CLOCK_CHANGE_MINUTES) * MINUTE_MS;
  const days = Array.from({ length: USUAL_DAYS }, (_, index) => at - (USUAL_DAYS - index) * DAY_MS);
  return [
    ...days.map((day) => ({ from: Math.max(day - reach, at - USUAL_DAYS * DAY_MS), to: day + reach + 1 })),
    { from: at - reach, to: at },
  ];
}

/**
 * The usual value of a figure at the hour of a run: its median over the completed, comparable runs of the 14 days
 * before that began within an hour of the same local time of day in the same network. Built once from the runs, in any
 * order.
 */
export class SameHours {
  readonly #runs: readonly TimedRun[];
  readonly #minuteOfDay: (at: number) => number;
  readonly #ceiling: Ceiling | null;

  constructor(runs: readonly EndedRun[], timeZone: string, ceiling: Ceiling | null = null) {
    this.#minuteOfDay = minuteOfDayIn(timeZone);
    this.#ceiling = ceiling;
    this.#runs = runs
      .filter((run) => run.outcome === 'completed')
      .sort((a, b) => a.startedAt - b.startedAt)
      .map((run) => ({ run, minute: this.#minuteOfDay(run.startedAt) }));
  }

  /** Null with fewer than five such runs. The run itself is excluded. */
  usual(run: Run, figure: JudgedFigure): number | null {
    const values = this.#comparable(run, figure).map((one) => judgedValue(one, figure));
    return findUsual(values);
  }

  /** The same for a recorded figure, which is comparable when the judged figure is. */
  usualFigure(run: Run, name: keyof Figures, as: JudgedFigure): number | null {
    return findUsual(this.#comparable(run, as).map(({ figures }) => figures[name]));
  }

  #comparable(run: Run, figure: JudgedFigure): readonly Completed[] {
    const { startedAt: at } = run;
    const minute = this.#minuteOfDay(at);
    const reference = this.#likeItself(run);
    const found: Completed[] = [];
    for (let index = this.#endBefore(at) - 1; index >= 0; index -= 1) {
      const timed = this.#runs[index];
      if (timed === undefined || timed.run.startedAt < at - USUAL_DAYS * DAY_MS) break;
      if (!isNear(timed.minute, minute)) continue;
      if (comparability(timed.run, reference)[figure] === undefined) found.push(timed.run);
    }
    return found;
  }

  /** The reference for runs that were measured like this one. */
  #likeItself(run: Run): Reference {
    return {
      network: getMethod(run)?.network ?? null,
      home: null,
      figureKind: PROVIDER_FACTS[run.provider].figureKind,
      ceiling: this.#ceiling,
    };
  }

  /** Number of runs that began before a time. */
  #endBefore(at: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#runs[middle]?.run.startedAt ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function findUsual(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < FEWEST_RUNS ? null : median(known);
}

function isNear(a: number, b: number): boolean {
  const distance = Math.abs(a - b);
  return Math.min(distance, DAY_MINUTES - distance) <= NEAR_MINUTES;
}

function minuteOfDayIn(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  return (at) => {
    const [hour, minute] = format.format(at).split(':').map(Number);
    return (hour ?? 0) * 60 + (minute ?? 0);
  };
}
