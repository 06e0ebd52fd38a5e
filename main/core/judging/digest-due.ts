import { Cron } from 'croner';
import { DAY_MS } from '../../../shared/durations';
import type { DigestCondition, DigestPeriod } from '../../../shared/rules';

const DAYS: Readonly<Record<DigestPeriod, string>> = { day: '* * *', week: '* * 1', month: '1 * *' };

/** When a digest is due first after a moment: every day, on Mondays, or on the first of a month, local time. */
export function digestAfter({ every, at }: DigestCondition, after: number, timeZone: string): number {
  const [hour, minute] = at.split(':').map(Number);
  const cron = new Cron(`${minute} ${hour} ${DAYS[every]}`, { timezone: timeZone, paused: true });
  return cron.nextRun(new Date(after))?.getTime() ?? Number.POSITIVE_INFINITY;
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
