import { DAY_MS, HOUR_MS } from '../durations';
import { zoneClock, type ZoneClock } from '../local-time';

/** Days of the week, Monday first. Persisted. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of the day, each by the digits with which it begins. Persisted. */
export const HOURS = [
  ...(['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'] as const),
  ...(['12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23'] as const),
] as const;
export type HourOfDay = (typeof HOURS)[number];

/** Times of the week on the clock of a zone. A list that is left out leaves nothing out. */
export interface LocalTimes {
  readonly timeZone: string;
  readonly weekdays?: readonly Weekday[] | undefined;
  readonly hours?: readonly HourOfDay[] | undefined;
}

export const HOURS_A_DAY = HOURS.length;
export const HOURS_A_WEEK = WEEKDAYS.length * HOURS_A_DAY;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = WEEKDAYS.indexOf('thu');

/**
 * The clock of a zone by its hours. The zone is asked once for each day, since that takes longer than all else; no zone
 * changes its clock twice a day. In an hour that a clock shows twice, both are the same hour.
 */
export class LocalHours {
  readonly #timeZone: string;
  #day = Number.NaN;
  #clock: ZoneClock = { at: 0, before: 0, after: 0 };

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** Hours that the clock shows since the begin of 1970: the same number for every moment of an hour on the clock. */
  hourAt(at: number): number {
    const day = Math.floor(at / DAY_MS);
    if (day !== this.#day) {
      this.#day = day;
      this.#clock = zoneClock(day * DAY_MS, (day + 1) * DAY_MS, this.#timeZone);
    }
    const { at: changeAt, before, after } = this.#clock;
    return Math.floor((at + (at < changeAt ? before : after)) / HOUR_MS);
  }

  /** The hour of the week, from 0 on Monday at midnight to 167. */
  hourOfWeekAt(at: number): number {
    const hour = (this.hourAt(at) + FIRST_WEEKDAY * HOURS_A_DAY) % HOURS_A_WEEK;
    return hour < 0 ? hour + HOURS_A_WEEK : hour;
  }
}

/** Says of moments whether they lie in some times of the week; null where every moment does. */
export function isInTimes(times: LocalTimes | undefined): ((at: number) => boolean) | null {
  if (times === undefined || (times.weekdays === undefined && times.hours === undefined)) return null;
  const { weekdays = WEEKDAYS, hours = HOURS } = times;
  const isWanted = new Uint8Array(HOURS_A_WEEK);
  for (const day of weekdays) {
    for (const hour of hours) isWanted[WEEKDAYS.indexOf(day) * HOURS_A_DAY + HOURS.indexOf(hour)] = 1;
  }
  const clock = new LocalHours(times.timeZone);
  return (at) => isWanted[clock.hourOfWeekAt(at)] === 1;
}
