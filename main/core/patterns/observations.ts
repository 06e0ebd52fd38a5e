import { quantileOfSorted } from '../statistics';

/** What was found in hours, in the order of time. */
export interface HourObservations {
  /** The number of each hour. */
  readonly hours: Float64Array;
  readonly values: Float64Array;
}

/**
 * The medians of the tests of each hour, in the order of time. Tests shortly after each other see the same state of the
 * line: to count each of them would make chance look like a difference, so that each hour counts once. `getHour` numbers
 * the hours of moments, in the order of time; tests whose value is NaN are left out.
 */
export function observeHours(
  at: Float64Array,
  values: Float32Array,
  getHour: (at: number) => number,
): HourObservations {
  const hours = new Float64Array(at.length);
  const medians = new Float64Array(at.length);
  let count = 0;
  for (let begin = 0; begin < at.length;) {
    const hour = getHour(at[begin] ?? 0);
    let end = begin + 1;
    while (end < at.length && getHour(at[end] ?? 0) === hour) end += 1;
    const median = getMedian(values, begin, end);
    if (!Number.isNaN(median)) {
      hours[count] = hour;
      medians[count] = median;
      count += 1;
    }
    begin = end;
  }
  return { hours: hours.subarray(0, count), values: medians.subarray(0, count) };
}

/** The median of a part of values; NaN of none. */
function getMedian(values: Float32Array, begin: number, end: number): number {
  if (end === begin + 1) return values[begin] ?? Number.NaN;
  // NaN are sorted to the end.
  const sorted = values.slice(begin, end).sort();
  let { length } = sorted;
  while (length > 0 && Number.isNaN(sorted[length - 1])) length -= 1;
  return quantileOfSorted(sorted.subarray(0, length), 0.5) ?? Number.NaN;
}
