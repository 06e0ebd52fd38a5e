import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { chooseBucketMs } from './bucket-length';

it.each([
  ['a day in minutes', DAY_MS, 480, MINUTE_MS, 5 * MINUTE_MS],
  ['a week', 7 * DAY_MS, 480, MINUTE_MS, 30 * MINUTE_MS],
  ['a year', 365 * DAY_MS, 480, MINUTE_MS, DAY_MS],
  ['no time at all', 0, 480, MINUTE_MS, MINUTE_MS],
  ['a week that is kept in hours', 7 * DAY_MS, 480, HOUR_MS, HOUR_MS],
  ['a hundred years', 36_500 * DAY_MS, 500, HOUR_MS, 90 * DAY_MS],
])('%s is divided by a length that a person would choose', (_, spanMs, buckets, leastMs, expected) => {
  expect(chooseBucketMs({ from: 1_000, to: 1_000 + spanMs }, buckets, leastMs)).toBe(expected);
});
