import { DAY_MS } from '../../shared/durations';
import { zoneClock, type ZoneClock } from '../../shared/local-time';

/** A change of the clock somewhere on earth. */
export interface ZoneChange extends ZoneClock {
  readonly timeZone: string;
}

/** No zone keeps an offset for a shorter time. */
const STEP_MS = 7 * DAY_MS;

/**
 * Every change of the clock in all time zones from one moment to another. Zones that change at the same moment
 * between the same offsets are named once.
 */
export function zoneChanges(from: number, to: number): readonly ZoneChange[] {
  const found = new Map<string, ZoneChange>();
  for (const timeZone of Intl.supportedValuesOf('timeZone')) {
    for (let time = from; time < to; time += STEP_MS) {
      const clock = zoneClock(time, time + STEP_MS, timeZone);
      if (clock.before === clock.after) continue;
      found.set(JSON.stringify(clock), { ...clock, timeZone });
    }
  }
  return [...found.values()];
}
