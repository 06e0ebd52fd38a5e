import { Cron } from 'croner';
import type { QuietHours } from '../../../shared/rules';

/** When the quiet hours that hold at `now` end; null outside of them, or while they are off. */
export function quietUntil(now: number, quiet: QuietHours, timeZone: string): number | null {
  if (!quiet.isEnabled || quiet.from === quiet.to) return null;
  const end = nextDaily(quiet.to, now, timeZone);
  // Inside, the end comes before the next begin.
  return end < nextDaily(quiet.from, now, timeZone) ? end : null;
}

/** The next moment strictly after `now` at which the clock of a zone shows this time (`07:00`). */
function nextDaily(time: string, now: number, timeZone: string): number {
  const [hour, minute] = time.split(':').map(Number);
  const next = new Cron(`${minute} ${hour} * * *`, { timezone: timeZone, paused: true }).nextRun(
    new Date(now),
  );
  return next?.getTime() ?? Number.POSITIVE_INFINITY;
}
