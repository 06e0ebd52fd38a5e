import { HOURS, HOURS_A_DAY, HOURS_A_WEEK, LocalHours, WEEKDAYS } from '../../../shared/history/local-times';
import type { HourCell, HourPatterns, PatternFigure } from '../../../shared/history/patterns';
import { quantileOfSorted } from '../statistics';
import { findHourSpans } from './hour-spans';

/**
 * When in the week a figure is good and when not. `at`: when each test began, rising; `values`: NaN where it does not have
 * the figure.
 */
export function getHourPatterns(
  at: Float64Array,
  values: Float32Array,
  figure: PatternFigure,
  timeZone: string,
): HourPatterns {
  const hourOf = getHoursOfWeek(at, values, timeZone);
  const { starts, ordered } = orderByHour(hourOf, values);
  const cells: HourCell[] = [];
  for (let hour = 0; hour < HOURS_A_WEEK; hour += 1) {
    const cell = toCell(hour, ordered.subarray(starts[hour], starts[hour + 1]));
    if (cell !== null) cells.push(cell);
  }
  return { tests: ordered.length, cells, ...findHourSpans(at, values, figure, timeZone) };
}

/** Stands for a test without the figure. */
const NO_HOUR = 255;

function getHoursOfWeek(at: Float64Array, values: Float32Array, timeZone: string): Uint8Array {
  const clock = new LocalHours(timeZone);
  const hourOf = new Uint8Array(at.length);
  for (let place = 0; place < at.length; place += 1) {
    hourOf[place] = Number.isNaN(values[place]) ? NO_HOUR : clock.hourOfWeekAt(at[place] ?? 0);
  }
  return hourOf;
}

/** The values hour by hour, those of one hour sorted, and where each hour begins among them. */
function orderByHour(
  hourOf: Uint8Array,
  values: Float32Array,
): { readonly starts: Uint32Array; readonly ordered: Float32Array } {
  const starts = new Uint32Array(HOURS_A_WEEK + 1);
  for (const hour of hourOf) if (hour !== NO_HOUR) starts[hour + 1] = (starts[hour + 1] ?? 0) + 1;
  for (let hour = 0; hour < HOURS_A_WEEK; hour += 1) {
    starts[hour + 1] = (starts[hour + 1] ?? 0) + (starts[hour] ?? 0);
  }
  const next = starts.slice();
  const ordered = new Float32Array(starts[HOURS_A_WEEK] ?? 0);
  for (let place = 0; place < hourOf.length; place += 1) {
    const hour = hourOf[place] ?? NO_HOUR;
    if (hour === NO_HOUR) continue;
    const to = next[hour] ?? 0;
    ordered[to] = values[place] ?? 0;
    next[hour] = to + 1;
  }
  for (let hour = 0; hour < HOURS_A_WEEK; hour += 1) ordered.subarray(starts[hour], starts[hour + 1]).sort();
  return { starts, ordered };
}

function toCell(hourOfWeek: number, sorted: Float32Array): HourCell | null {
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((ratio) => quantileOfSorted(sorted, ratio));
  const weekday = WEEKDAYS[Math.floor(hourOfWeek / HOURS_A_DAY)];
  const hour = HOURS[hourOfWeek % HOURS_A_DAY];
  if (p10 == null || median == null || p90 == null || weekday === undefined || hour === undefined)
    return null;
  return { weekday, hour, tests: sorted.length, median, p10, p90 };
}
