import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { localTimeAt, momentsBy, timeOfDayMs, zoneClock } from '../../../shared/local-time';
import type { QuietHours } from '../../../shared/rules/rules';

/** Maximum duration of quiet hours, for zones that skip a whole day. */
const LONGEST_MS = 50 * HOUR_MS;

/**
 * The end of the quiet hours in effect at `now`; null outside of them, or while they are off. They are in effect
 * whenever the local clock shows one of their times, so an hour that occurs twice is quiet twice.
 */
export function quietUntil(now: number, quiet: QuietHours, timeZone: string): number | null {
  if (!quiet.isEnabled) return null;
  const isQuietAt = (moment: number) => isQuiet(quiet, localTimeAt(moment, timeZone));
  if (!isQuietAt(now)) return null;
  const clock = zoneClock(now, now + LONGEST_MS, timeZone);
  const today = Math.floor(localTimeAt(now, timeZone) / DAY_MS) * DAY_MS;
  const ends = [0, 1, 2].flatMap((days) => momentsBy(clock, today + days * DAY_MS + timeOfDayMs(quiet.to)));
  const candidates = [...ends, clock.at].filter((moment) => moment > now).sort((a, b) => a - b);
  return candidates.find((moment) => !isQuietAt(moment)) ?? null;
}

/** Whether a local time lies in the quiet hours, which may pass midnight. */
function isQuiet({ from, to }: QuietHours, local: number): boolean {
  const time = local - Math.floor(local / DAY_MS) * DAY_MS;
  const begin = timeOfDayMs(from);
  const end = timeOfDayMs(to);
  return begin <= end ? time >= begin && time < end : time >= begin || time < end;
}
