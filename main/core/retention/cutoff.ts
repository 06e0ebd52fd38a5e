import { DAY_MS } from '../../../shared/durations';
import { floorTo } from '../rollup/cover';

/**
 * So many days with tests must lie behind a moment before it counts as the present: a clock that is wrong for an evening
 * removes nothing.
 */
export const DAYS_THAT_TELL_TIME = 7;

/** The same day so many calendar months earlier, at its begin (UTC); the last day of a month that is shorter. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, lastOfMonth));
}

/**
 * Single tests of before this day (its begin, UTC) are not kept any longer; null where none is to be removed. `tellingDay`
 * is the day with tests behind which `DAYS_THAT_TELL_TIME` - 1 others follow, null where there are not as many: by it and
 * no further the clock is believed.
 */
export function getCutoff(months: number, now: number, tellingDay: number | null): number | null {
  if (tellingDay === null) return null;
  const present = Math.min(now, tellingDay + DAYS_THAT_TELL_TIME * DAY_MS);
  return floorTo(monthsBefore(present, months), DAY_MS);
}
