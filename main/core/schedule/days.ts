import { Cron } from 'croner';
import { DAY_MS } from '../../../shared/durations';

/** So many days are looked at one by one before the parser searches the next one, which costs as much as ten looks. */
const LOOKED_AT_DAYS = 8;

/**
 * The days of a cron expression: day of month, month and day of week. Days are given as the midnight that they begin
 * with, counted as if in UTC.
 */
export class CronDays {
  readonly #cron: Cron;
  readonly #isEvery: boolean;

  /** @param days the last three of five fields */
  constructor(days: string) {
    this.#cron = new Cron(`0 0 ${days}`, { mode: '5-part', timezone: 'UTC', paused: true });
    this.#isEvery = /^[*?] [*?] [*?]$/.test(days);
  }

  has(day: number): boolean {
    return this.#isEvery || this.#cron.match(new Date(day));
  }

  /** The first such day at or after a day; null where none comes any more. */
  next(day: number): number | null {
    for (let index = 0; index < LOOKED_AT_DAYS; index += 1) {
      if (this.has(day + index * DAY_MS)) return day + index * DAY_MS;
    }
    return this.#cron.nextRun(new Date(day))?.getTime() ?? null;
  }
}
