import { median } from '../statistics';

/** What was found in one hour. */
interface HourObservation {
  /** The number of the hour. */
  readonly hour: number;
  readonly value: number;
}

/**
 * The medians of the tests of each hour, in the order of time. Tests shortly after each other see the same state of the
 * line: to count each of them would make chance look like a difference, so that each hour counts once. `getHour` numbers the hours of
 * moments, in the order of time; tests whose value is NaN are left out.
 */
export function observeHours(
  at: Float64Array,
  values: Float32Array,
  getHour: (at: number) => number,
): readonly HourObservation[] {
  const observations: HourObservation[] = [];
  let together: number[] = [];
  let hour = Number.NaN;
  const add = () => {
    const value = median(together);
    if (value !== null) observations.push({ hour, value });
    together = [];
  };
  for (let place = 0; place < at.length; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const own = getHour(at[place] ?? 0);
    if (own !== hour) add();
    hour = own;
    together.push(value);
  }
  add();
  return observations;
}
