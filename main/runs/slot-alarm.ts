import { schedule, type ScheduledTask } from 'node-cron';
import { DAY_MS } from '../../shared/durations';
import type { Clock } from '../core/ports';

/**
 * Wakes the scheduler at a slot, so that its run need not wait for the next check. The node-cron task is for one
 * moment in UTC, where no hour is skipped or repeated; with a wrong clock, the next check finds the slot. After a
 * change of the clock, the alarm must be set again.
 */
export class SlotAlarm {
  readonly #clock: Clock;
  readonly #goOff: () => void;
  #task: ScheduledTask | null = null;
  #at: number | null = null;

  /** @param goOff called once at the set time */
  constructor(clock: Clock, goOff: () => void) {
    this.#clock = clock;
    this.#goOff = goOff;
  }

  /**
   * Sets a wall-clock time, in whole seconds. Null, a time in the past, and one more than a day ahead set no alarm.
   */
  set(at: number | null): void {
    if (at !== null && at === this.#at) return;
    void this.#task?.destroy();
    this.#task = null;
    this.#at = null;
    const aheadMs = at === null ? 0 : at - this.#clock.now();
    if (at === null || aheadMs <= 0 || aheadMs > DAY_MS) return;
    this.#at = at;
    this.#task = schedule(toPattern(at), () => this.#fire(), {
      timezone: 'UTC',
      suppressMissedWarning: true,
    });
  }

  #fire(): void {
    this.set(null);
    this.#goOff();
  }
}

/** The cron pattern of one moment in the year. */
function toPattern(at: number): string {
  const time = new Date(at);
  const clock = [time.getUTCSeconds(), time.getUTCMinutes(), time.getUTCHours()];
  return [...clock, time.getUTCDate(), time.getUTCMonth() + 1, '*'].join(' ');
}
