import type { HourSummary } from './report';

const MOST_NAMED = 3;
/** An hour with fewer tests says little. */
const ENOUGH_TESTS = 3;

/** The hours of the day with the lowest median download, the lowest first; empty where each has too few tests. */
export function findWorstHours(hours: readonly HourSummary[]): readonly HourSummary[] {
  return hours
    .filter(({ tests }) => tests >= ENOUGH_TESTS)
    .toSorted((one, other) => one.medianDownload - other.medianDownload)
    .slice(0, MOST_NAMED);
}

/** The beginning of an hour of the day: `07:00`. */
export function clockOfHour(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`;
}
