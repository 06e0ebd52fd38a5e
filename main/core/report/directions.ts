import { kept } from '../../../shared/kept';
import { PLAN_FIGURES } from '../../../shared/rules/rules';
import type {
  AgainstPlan,
  Direction,
  DirectionSummary,
  HourSummary,
  NotCounted,
  ReportPlan,
} from '../../../shared/report/report';
import { localTimeAt } from '../../../shared/local-time';
import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { median, quantile } from '../statistics';
import { countedThroughputs, throughput, type CountedRun } from './counted';
import { rounded } from './rounded';

/** The share of a figure that counts as having reached it, as in the rules of several regulators. */
const NINE_TENTHS = 0.9;
const HOURS_A_DAY = 24;

/** What the tests say of one direction, and of what the contract promises for it. */
export function summariseDirection(
  runs: readonly CountedRun[],
  direction: Direction,
  plan: ReportPlan,
  timeZone: string,
): DirectionSummary {
  const counted = countedThroughputs(runs, direction);
  const values = counted.map(({ value }) => value);
  const causes = new Map<NotCounted, number>();
  for (const run of runs) {
    const cause = run.notCounted[direction];
    if (cause !== undefined && throughput(run, direction) !== null)
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
  }
  return {
    tests: counted.length,
    notCounted: [...causes].map(([cause, tests]) => ({ cause, tests })),
    median: rounded(median(values)),
    p5: rounded(quantile(values, 0.05)),
    p95: rounded(quantile(values, 0.95)),
    lowest: quantile(values, 0),
    highest: quantile(values, 1),
    againstPlan: PLAN_FIGURES.flatMap((figure): readonly AgainstPlan[] => {
      const promised = plan.figures[figure][direction];
      return promised === null ? [] : [{ figure, ...holdAgainst(counted, promised, timeZone) }];
    }),
  };
}

function holdAgainst(
  counted: readonly { readonly at: number; readonly value: number }[],
  bitsPerSecond: number,
  timeZone: string,
): Omit<AgainstPlan, 'figure'> {
  const reached = counted.filter(({ value }) => value >= bitsPerSecond);
  const nearly = counted.filter(({ value }) => value >= bitsPerSecond * NINE_TENTHS);
  return {
    bitsPerSecond,
    reached: reached.length,
    reachedNineTenths: nearly.length,
    below: counted.length - reached.length,
    days: countDays(counted, timeZone),
    daysReachedNineTenths: countDays(nearly, timeZone),
  };
}

/** On how many local days something was measured. */
export function countDays(counted: readonly { readonly at: number }[], timeZone: string): number {
  return new Set(counted.map(({ at }) => Math.floor(localTimeAt(at, timeZone) / DAY_MS))).size;
}

/** The hours of the day in which tests were made, local time, in their order. */
export function summariseHours(runs: readonly CountedRun[], timeZone: string): readonly HourSummary[] {
  const byHour = new Map<number, number[]>();
  for (const { at, value } of countedThroughputs(runs, 'download')) {
    const hour = Math.floor(localTimeAt(at, timeZone) / HOUR_MS) % HOURS_A_DAY;
    kept(byHour, hour, (): number[] => []).push(value);
  }
  return [...byHour]
    .toSorted(([one], [other]) => one - other)
    .map(([hour, values]) => ({
      hour,
      tests: values.length,
      medianDownload: rounded(median(values)) ?? 0,
      lowestDownload: quantile(values, 0) ?? 0,
    }));
}
