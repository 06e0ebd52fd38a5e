import { describe, expect, it } from 'vitest';
import { isInTimes, LocalHours } from './local-times';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

/** How many hours of UTC show each hour of the clock, from one moment to another. */
function countHours(timeZone: string, from: string, to: string): Readonly<Record<number, number>> {
  const clock = new LocalHours(timeZone);
  const counts: Record<number, number> = {};
  for (let moment = at(from); moment < at(to); moment += HOUR) {
    const hour = clock.hourOfWeekAt(moment) % 24;
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return counts;
}

describe('an hour of the week', () => {
  it('begins on Monday at midnight, on the clock of the zone', () => {
    const monday = at('2026-11-23T00:00:00Z');
    expect(new LocalHours('UTC').hourOfWeekAt(monday)).toBe(0);
    expect(new LocalHours('UTC').hourOfWeekAt(monday - 1)).toBe(167);
    expect(new LocalHours('Asia/Shanghai').hourOfWeekAt(monday)).toBe(8);
    expect(new LocalHours('America/New_York').hourOfWeekAt(monday)).toBe(163);
    expect(new LocalHours('Asia/Kolkata').hourOfWeekAt(at('2026-11-23T18:29:59Z'))).toBe(23);
    expect(new LocalHours('Asia/Kolkata').hourOfWeekAt(at('2026-11-23T18:30:00Z'))).toBe(24);
  });
  it('is there before 1970 as well', () => {
    expect(new LocalHours('UTC').hourOfWeekAt(at('1969-12-29T01:00:00Z'))).toBe(1);
    expect(new LocalHours('UTC').hourOfWeekAt(at('1900-01-01T02:00:00Z'))).toBe(2);
  });
  it('is missing on a day of 23 hours and counts twice on one of 25', () => {
    const short = countHours('Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z');
    expect(short[1]).toBe(1);
    expect(short[2]).toBeUndefined();
    expect(short[3]).toBe(1);
    const long = countHours('Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
    expect(long[1]).toBe(1);
    expect(long[2]).toBe(2);
    expect(Object.values(long).reduce((sum, count) => sum + count, 0)).toBe(25);
  });
  it('goes by the begin of the change where that is within an hour of UTC', () => {
    // Lord Howe Island goes from +11:00 to +10:30 at 15:00 UTC.
    const clock = new LocalHours('Australia/Lord_Howe');
    expect(clock.hourOfWeekAt(at('2026-04-04T14:59:00Z')) % 24).toBe(1);
    expect(clock.hourOfWeekAt(at('2026-04-04T15:00:00Z')) % 24).toBe(1);
    expect(clock.hourOfWeekAt(at('2026-04-04T15:30:00Z')) % 24).toBe(2);
  });
});

describe('times of the week', () => {
  it('hold a moment by the clock of their zone', () => {
    const isIn = isInTimes({ timeZone: 'Europe/Berlin', weekdays: ['mon'], hours: ['20', '21'] });
    expect(isIn?.(at('2026-11-23T18:59:59Z'))).toBe(false);
    expect(isIn?.(at('2026-11-23T19:00:00Z'))).toBe(true);
    expect(isIn?.(at('2026-11-23T20:59:59Z'))).toBe(true);
    expect(isIn?.(at('2026-11-23T21:00:00Z'))).toBe(false);
    expect(isIn?.(at('2026-11-24T19:00:00Z'))).toBe(false);
    expect(isIn?.(at('2026-07-20T18:00:00Z'))).toBe(true);
  });
  it('hold every day, or every hour, where none is named', () => {
    expect(isInTimes({ timeZone: 'UTC', weekdays: ['sun'] })?.(at('2026-11-22T13:00:00Z'))).toBe(true);
    expect(isInTimes({ timeZone: 'UTC', hours: ['13'] })?.(at('2026-11-22T13:00:00Z'))).toBe(true);
    expect(isInTimes({ timeZone: 'UTC' })).toBeNull();
    expect(isInTimes(undefined)).toBeNull();
  });
});
