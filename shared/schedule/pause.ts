import { DAY_MS, HOUR_MS, MINUTE_MS } from '../durations';
import { getFirstMoment, localTimeAt } from '../local-time';
import { UNTIL_RESUMED, type PausedUntil } from './kinds';

/** For how long all schedules are paused at once; `resume` ends every pause. */
export const SCHEDULE_PAUSES = ['half-hour', 'two-hours', 'tomorrow', 'until-resumed', 'resume'] as const;
export type SchedulePause = (typeof SCHEDULE_PAUSES)[number];

/** Until when a pause holds that begins now. Tomorrow begins at midnight by the clock of the zone. */
export function pausedUntil(pause: SchedulePause, now: number, timeZone: string): PausedUntil {
  switch (pause) {
    case 'half-hour':
      return now + 30 * MINUTE_MS;
    case 'two-hours':
      return now + 2 * HOUR_MS;
    case 'tomorrow': {
      const today = Math.floor(localTimeAt(now, timeZone) / DAY_MS) * DAY_MS;
      return getFirstMoment(today + DAY_MS, timeZone);
    }
    case 'until-resumed':
      return UNTIL_RESUMED;
    case 'resume':
      return null;
  }
}
