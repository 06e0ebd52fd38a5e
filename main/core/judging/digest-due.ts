import { DAY_MS } from '../../../shared/durations';
import type { DigestCondition, DigestPeriod } from '../../../shared/rules/rules';
import { slotsAfter } from '../schedule/slots';

const DAYS: Readonly<Record<DigestPeriod, string>> = { day: '* * *', week: '* * 1', month: '1 * *' };

/**
 * When a digest is due first after a moment: every day, on Mondays, or on the first of a month, local time. A time in
 * an hour that the clock leaves out is due right after it; one that is shown twice is due the first time.
 */
export function digestAfter({ every, at }: DigestCondition, after: number, timeZone: string): number {
  const [hour, minute] = at.split(':').map(Number);
  const pattern = `${minute} ${hour} ${DAYS[every]}`;
  return slotsAfter({ pattern, timeZone, offsetMs: 0 }, after, 1)[0] ?? Number.POSITIVE_INFINITY;
}

/** The begin of the stretch that a digest due at `dueAt` speaks of: the time of the one before it. */
export function digestBegin(condition: DigestCondition, dueAt: number, timeZone: string): number {
  const LONGEST_MS = 32 * DAY_MS;
  let begin = dueAt - LONGEST_MS;
  for (;;) {
    const next = digestAfter(condition, begin, timeZone);
    if (next >= dueAt) return begin;
    begin = next;
  }
}
