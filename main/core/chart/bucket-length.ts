import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { TimeRange } from '../../../shared/time-range';

/** Buckets have lengths that a person would choose. */
const LENGTHS_MS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 7, 14, 30].map((days) => days * DAY_MS),
];
const LONGEST_MS = 30 * DAY_MS;

/**
 * The shortest length, in ms and at least `leastMs`, that divides a range into no more than `maxBuckets`; the longest one
 * has no end.
 */
export function chooseBucketMs({ from, to }: TimeRange, maxBuckets: number, leastMs: number): number {
  const wanted = Math.max(leastMs, (to - from) / maxBuckets);
  return LENGTHS_MS.find((length) => length >= wanted) ?? Math.ceil(wanted / LONGEST_MS) * LONGEST_MS;
}
