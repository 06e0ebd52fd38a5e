import { DAY_MS, MINUTE_MS } from '../durations';
import type { TimeRange } from '../time-range';

/** Ranges that a person can choose; `all` begins with the first run. */
export const RANGES = ['day', 'week', 'month', 'year', 'all'] as const;
export type RangeName = (typeof RANGES)[number];

const LENGTHS: Readonly<Record<Exclude<RangeName, 'all'>, number>> = {
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
};

/** The stretch of time that ends now, one minute ahead so that a run of this moment is in it. */
export function rangeUntil(now: number, name: RangeName): TimeRange {
  const to = Math.ceil(now / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  return { from: name === 'all' ? 0 : to - LENGTHS[name], to };
}
