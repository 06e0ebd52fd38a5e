import { HOURS, HOURS_A_DAY, LocalHours, type HourOfDay } from '../../../shared/history/local-times';
import {
  isMoreBetter,
  type HourPatterns,
  type HourSpan,
  type PatternFigure,
} from '../../../shared/history/patterns';
import { highest } from '../../../shared/extremes';
import { quantileOfSorted } from '../statistics';
import { observeHours } from './observations';
import { LEAST_SUPERIORITY, SIGNIFICANCE, testEachGroup } from './rank-test';

/** How much of the difference of the hour that differs most its neighbours need, to be named together. Our choice. */
const LEAST_OF_MOST = 0.5;

/**
 * The best and the worst hours of the day. Each hour with tests on at least eight days is held against all other hours by
 * the rank-sum test; as so many hours are looked at, chance must be as many times rarer than for one (Bonferroni's
 * correction). Neighbours that differ at least half as much are of the same span. What differs most is
 * named first, and the other kind is looked for among the remaining hours.
 */
export function findHourSpans(
  at: Float64Array,
  values: Float32Array,
  figure: PatternFigure,
  timeZone: string,
): Pick<HourPatterns, 'best' | 'worst' | 'comparedHours'> {
  const clock = new LocalHours(timeZone);
  const byHour = HOURS.map((): number[] => []);
  const observations = observeHours(at, values, (moment) => clock.hourAt(moment));
  for (const [nth, hour] of observations.hours.entries()) {
    byHour[toHourOfDay(hour)]?.push(observations.values[nth] ?? 0);
  }
  const observed = byHour.map((found) => Float64Array.from(found));
  const { standing, comparedHours } = getStanding(observed, figure);
  const most = getMost(standing);
  const first = getSpan(standing, most);
  // Bad evenings make every other hour look good beside them, so that the others are held against each other.
  const others = observed.map((found, hour) => (first.includes(hour) ? new Float64Array() : found));
  const second = first.length === 0 ? [] : getOpposite(getStanding(others, figure).standing, most > 0);
  const spanOf = (hours: readonly number[]): HourSpan | null =>
    hours.length === 0 ? null : toSpan(countByHour(at, values, clock), observed, hours);
  const [best, worst] = most > 0 ? [first, second] : [second, first];
  return { best: spanOf(best), worst: spanOf(worst), comparedHours };
}

/** By how much each hour of the day is better than the others, from -0.5 to 0.5; 0 where chance alone makes it so. */
function getStanding(
  observed: readonly Float64Array[],
  figure: PatternFigure,
): { readonly standing: readonly number[]; readonly comparedHours: number } {
  const tests = testEachGroup(observed);
  const comparedHours = tests.filter((test) => test !== null).length;
  const standing = tests.map((test) => {
    if (test === null || test.probability * comparedHours >= SIGNIFICANCE) return 0;
    const above = test.superiority - 0.5;
    if (Math.abs(above) < LEAST_SUPERIORITY - 0.5) return 0;
    return isMoreBetter(figure) ? above : -above;
  });
  return { standing, comparedHours };
}

/** The standing that is farthest from 0. */
function getMost(standing: readonly number[]): number {
  const size = highest(standing.map(Math.abs), 0);
  return standing.find((value) => Math.abs(value) === size) ?? 0;
}

/** The span of the worst hours where the best are known, and of the best where the worst are. */
function getOpposite(standing: readonly number[], isBestKnown: boolean): readonly number[] {
  const opposite = standing.map((value) => (value > 0 === isBestKnown ? 0 : value));
  return getSpan(opposite, getMost(opposite));
}

function toHourOfDay(hour: number): number {
  return ((hour % HOURS_A_DAY) + HOURS_A_DAY) % HOURS_A_DAY;
}

/** The hour of a standing, with the hours around it that stand out in the same way; empty of 0. */
function getSpan(standing: readonly number[], most: number): readonly number[] {
  if (most === 0) return [];
  const middle = standing.indexOf(most);
  const isOut = (hour: number) => (standing[toHourOfDay(hour)] ?? 0) / most >= LEAST_OF_MOST;
  let [first, last] = [middle, middle];
  while (last - first + 1 < HOURS_A_DAY && isOut(first - 1)) first -= 1;
  while (last - first + 1 < HOURS_A_DAY && isOut(last + 1)) last += 1;
  return Array.from({ length: last - first + 1 }, (_, nth) => toHourOfDay(first + nth));
}

/** How many tests have a value, for each hour of the day. */
function countByHour(at: Float64Array, values: Float32Array, clock: LocalHours): readonly number[] {
  const counts = HOURS.map(() => 0);
  for (let place = 0; place < at.length; place += 1) {
    if (Number.isNaN(values[place])) continue;
    const hour = toHourOfDay(clock.hourAt(at[place] ?? 0));
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
}

/** The medians are those of what was compared, in which each hour counts once, however many tests it has. */
function toSpan(
  counts: readonly number[],
  observed: readonly Float64Array[],
  hours: readonly number[],
): HourSpan | null {
  const isInside = (hour: number) => hours.includes(hour);
  const [inside, outside] = [isInside, (hour: number) => !isInside(hour)].map((isWanted) => ({
    tests: counts.reduce((sum, count, hour) => sum + (isWanted(hour) ? count : 0), 0),
    median: getMedian(observed.filter((_, hour) => isWanted(hour))),
  }));
  if (inside?.median == null || outside?.median == null) return null;
  return {
    hours: hours.map((hour) => HOURS[hour]).filter((hour): hour is HourOfDay => hour !== undefined),
    tests: inside.tests,
    median: inside.median,
    otherTests: outside.tests,
    otherMedian: outside.median,
  };
}

/** Null of nothing. */
function getMedian(parts: readonly Float64Array[]): number | null {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return quantileOfSorted(all.sort(), 0.5);
}
