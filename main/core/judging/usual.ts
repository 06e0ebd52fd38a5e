import { DAY_MS } from '../../../shared/durations';
import type { JudgedFigure } from '../../../shared/rules';
import type { EndedRun } from '../../../shared/run';
import { median } from '../statistics';
import { judgedValue } from './examine';

const DAY_MINUTES = 24 * 60;
/** What is usual is looked for in so many days before a run. */
export const USUAL_DAYS = 14;
/** Runs this near to the same time of day count as the same hours. */
const NEAR_MINUTES = 60;
/** Below this many runs nothing is called usual. */
const FEWEST_RUNS = 5;

/** A completed run with its local time of day. */
interface TimedRun {
  readonly run: Extract<EndedRun, { outcome: 'completed' }>;
  readonly minute: number;
}

/**
 * What is usual at the hour of a run: the median of a figure over the completed runs of the 14 days before it that
 * began within an hour of the same local time of day. Built once over the runs to be compared, in any order.
 */
export class SameHours {
  readonly #runs: readonly TimedRun[];
  readonly #minuteOfDay: (at: number) => number;

  constructor(runs: readonly EndedRun[], timeZone: string) {
    this.#minuteOfDay = minuteOfDayIn(timeZone);
    this.#runs = runs
      .filter((run) => run.outcome === 'completed')
      .sort((a, b) => a.startedAt - b.startedAt)
      .map((run) => ({ run, minute: this.#minuteOfDay(run.startedAt) }));
  }

  /** Null with fewer than five such runs; the compared run itself is left out. */
  usual(at: number, figure: JudgedFigure): number | null {
    const minute = this.#minuteOfDay(at);
    const values: number[] = [];
    for (let index = this.#endBefore(at) - 1; index >= 0; index -= 1) {
      const timed = this.#runs[index];
      if (timed === undefined || timed.run.startedAt < at - USUAL_DAYS * DAY_MS) break;
      const value = isNear(timed.minute, minute) ? judgedValue(timed.run.figures, figure) : null;
      if (value !== null) values.push(value);
    }
    return values.length < FEWEST_RUNS ? null : median(values);
  }

  /** How many runs began before a moment. */
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
