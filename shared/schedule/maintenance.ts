import { DAY_MS } from '../durations';
import { localTimeAt, timeOfDayMs } from '../local-time';

/** A span of the week without tests, in the zone of its schedule. One whose end is not after its begin ends on the next day. */
export interface MaintenanceWindow {
  /** Days on which it begins, Sunday is 0; empty: every day. */
  readonly weekdays: readonly number[];
  /** `22:30`. */
  readonly from: string;
  readonly to: string;
}

/** Whether a moment lies in one of the windows. The end is excluded. */
export function isInMaintenance(
  windows: readonly MaintenanceWindow[],
  at: number,
  timeZone: string,
): boolean {
  if (windows.length === 0) return false;
  const local = localTimeAt(at, timeZone);
  const today = Math.floor(local / DAY_MS) * DAY_MS;
  return windows.some((window) =>
    [today - DAY_MS, today].some((day) => {
      if (!beginsOn(window, day)) return false;
      const from = day + timeOfDayMs(window.from);
      const to = day + timeOfDayMs(window.to);
      return local >= from && local < (to > from ? to : to + DAY_MS);
    }),
  );
}

function beginsOn({ weekdays }: MaintenanceWindow, day: number): boolean {
  return weekdays.length === 0 || weekdays.includes(new Date(day).getUTCDay());
}
