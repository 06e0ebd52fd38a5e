import { DAY_MS } from '../../../shared/durations';
import type { DigestCondition, DigestPeriod } from '../../../shared/rules/rules';
import { slotsAfter } from '../schedule/slots';

const DAYS: Readonly<Record<DigestPeriod, string>> = { day: '* * *', week: '* * 1', month: '1 * *' };

/**
 * The first time after `after` at which a digest is due: every day, on Mondays, or on the first of a month, local
 * time. A time in an hour that the clock skips is due right after that hour; a time that occurs twice is due the
 * first time.
 */
export function digestAfter({ every, at }: DigestCondition, after: number, timeZone: string): number {
  const [hour, minute] = at.split(':').map(Number);
  const pattern = `${minute} ${hour} ${DAYS[every]}`;
  return slotsAfter({ pattern, timeZone, offsetMs: 0 }, after, 1)[0] ?? Number.POSITIVE_INFINITY;
}

/** Start of the range of a digest due at `dueAt`: the due time of the previous one. */
export function digestBegin(condition: DigestCondition, dueAt: number, timeZone: string): number {
  const LONGEST_MS = 32 * DAY_MS;
  let begin = dueAt - LONGEST_MS;
  for (;;) {
    const next = digestAfter(condition, begin, timeZone);
    if (next >= dueAt) return begin;
    begin = next;
  }
}
