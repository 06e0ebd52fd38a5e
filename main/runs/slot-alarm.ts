import { schedule, type ScheduledTask } from 'node-cron';
import { DAY_MS } from '../../shared/durations';
import type { Clock } from '../core/ports';

/**
 * Wakes the scheduler at a slot, so that its run need not wait for the next beat. More is not asked of node-cron: the
 * task is for one moment, in UTC, where no hour is lost or repeated; a wrong clock costs it one beat a year. Whoever
 * sets the clock sets the alarm again.
 */
export class SlotAlarm {
  readonly #clock: Clock;
  readonly #goOff: () => void;
  #task: ScheduledTask | null = null;
  #at: number | null = null;

  /** @param goOff called at the moment that was set, once */
  constructor(clock: Clock, goOff: () => void) {
    this.#clock = clock;
    this.#goOff = goOff;
  }

  /** A moment of the wall clock, in whole seconds; one that is past or more than a day ahead sets none, like null. */
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

/** The pattern of one moment of the year. */
function toPattern(at: number): string {
  const time = new Date(at);
  const clock = [time.getUTCSeconds(), time.getUTCMinutes(), time.getUTCHours()];
  return [...clock, time.getUTCDate(), time.getUTCMonth() + 1, '*'].join(' ');
}
