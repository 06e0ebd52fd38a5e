import { DAY_MS } from '../../../../shared/durations';
import { getFirstMoment, localTimeAt } from '../../../../shared/local-time';
import type { TimeRange } from '../../../../shared/time-range';

/** A date as a field of the window has it, `2026-11-26`. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The first and the last day of a range, on the clock of a zone. */
export function getDates(
  { from, to }: TimeRange,
  timeZone: string,
): { readonly first: string; readonly last: string } {
  return { first: getDate(from, timeZone), last: getDate(Math.max(from, to - 1), timeZone) };
}

function getDate(at: number, timeZone: string): string {
  return new Date(localTimeAt(at, timeZone)).toISOString().slice(0, 10);
}

/**
 * The range from the begin of one day to the end of another, on the clock of a zone, whose days may be longer or shorter
 * than 24 hours. Null where one is no date, or the last lies before the first.
 */
export function rangeOfDates(first: string, last: string, timeZone: string): TimeRange | null {
  const [begin, end] = [parseDate(first), parseDate(last)];
  if (begin === null || end === null || end < begin) return null;
  const from = Math.max(0, getFirstMoment(begin, timeZone));
  const to = getFirstMoment(end + DAY_MS, timeZone);
  return from < to ? { from, to } : null;
}

function parseDate(text: string): number | null {
  const at = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
