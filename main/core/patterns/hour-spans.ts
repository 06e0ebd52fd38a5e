import { HOURS, HOURS_A_DAY, LocalHours, type HourOfDay } from '../../../shared/history/local-times';
import {
  isMoreBetter,
  type HourPatterns,
  type HourSpan,
  type PatternFigure,
} from '../../../shared/history/patterns';
import { highest } from '../../../shared/extremes';
import { getSpread } from '../chart/spread-of';
import { observeHours } from './observations';
import { LEAST_SUPERIORITY, SIGNIFICANCE, testEachGroup } from './rank-test';

/** How much of the difference of the hour that differs most its neighbours need, to be named together. Our choice. */
const LEAST_OF_MOST = 0.5;

/**
 * The best and the worst hours of the day. Each hour with tests on at least eight days is held against all other hours by
 * the rank-sum test; as so many hours are looked at, chance must be as many times rarer than for one (Bonferroni's
 * correction). Neighbours that differ at least half as much are of the same span.
 */
export function findHourSpans(
  at: Float64Array,
  values: Float32Array,
  figure: PatternFigure,
  timeZone: string,
): Pick<HourPatterns, 'best' | 'worst' | 'comparedHours'> {
  const clock = new LocalHours(timeZone);
  const byHour = HOURS.map((): number[] => []);
  for (const { hour, value } of observeHours(at, values, (moment) => clock.hourAt(moment))) {
    byHour[toHourOfDay(hour)]?.push(value);
  }
  const tests = testEachGroup(byHour.map((found) => Float64Array.from(found)));
  const comparedHours = tests.filter((test) => test !== null).length;
  const standing = tests.map((test) => {
    if (test === null || test.probability * comparedHours >= SIGNIFICANCE) return 0;
    const above = test.superiority - 0.5;
    if (Math.abs(above) < LEAST_SUPERIORITY - 0.5) return 0;
    return isMoreBetter(figure) ? above : -above;
  });
  const spanOf = (hours: readonly number[]): HourSpan | null =>
    hours.length === 0 ? null : toSpan(at, values, hours, clock);
  return {
    best: spanOf(getSpan(standing, (hour) => hour > 0)),
    worst: spanOf(getSpan(standing, (hour) => hour < 0)),
    comparedHours,
  };
}

function toHourOfDay(hour: number): number {
  return ((hour % HOURS_A_DAY) + HOURS_A_DAY) % HOURS_A_DAY;
}

/** The hour that stands out most, with the hours around it that stand out in the same way; empty without any. */
function getSpan(standing: readonly number[], isOut: (standing: number) => boolean): readonly number[] {
  const out = standing.map(isOut);
  const most = highest(standing.map((value, hour) => (out[hour] === true ? Math.abs(value) : 0)));
  const middle = standing.findIndex((value, hour) => out[hour] === true && Math.abs(value) === most);
  if (middle < 0) return [];
  const isOutAt = (hour: number) => {
    const own = toHourOfDay(hour);
    return out[own] === true && Math.abs(standing[own] ?? 0) >= LEAST_OF_MOST * most;
  };
  let [first, last] = [middle, middle];
  while (last - first + 1 < HOURS_A_DAY && isOutAt(first - 1)) first -= 1;
  while (last - first + 1 < HOURS_A_DAY && isOutAt(last + 1)) last += 1;
  return Array.from({ length: last - first + 1 }, (_, nth) => toHourOfDay(first + nth));
}

function toSpan(
  at: Float64Array,
  values: Float32Array,
  hours: readonly number[],
  clock: LocalHours,
): HourSpan | null {
  const [inside, outside] = [values.slice(), values.slice()];
  const counts = [0, 0];
  for (let place = 0; place < at.length; place += 1) {
    if (Number.isNaN(values[place])) continue;
    const isInside = hours.includes(toHourOfDay(clock.hourAt(at[place] ?? 0)));
    (isInside ? outside : inside)[place] = Number.NaN;
    counts[isInside ? 0 : 1] = (counts[isInside ? 0 : 1] ?? 0) + 1;
  }
  const [own, other] = [getSpread(inside), getSpread(outside)];
  if (own === null || other === null) return null;
  return {
    hours: hours.map((hour) => HOURS[hour]).filter((hour): hour is HourOfDay => hour !== undefined),
    tests: counts[0] ?? 0,
    median: own.median,
    otherTests: counts[1] ?? 0,
    otherMedian: other.median,
  };
}
