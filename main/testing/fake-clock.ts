import type { Clock, MonotonicClock, Timers } from '../core/ports';

interface Waiting {
  at: number;
  readonly action: () => void;
}

/** Time that stands still until a test moves it, and the timers that hang on it. */
export class FakeClock implements Clock, MonotonicClock, Timers {
  #now: number;
  #monotonic = 0;
  #asleep = 0;
  readonly #waiting = new Set<Waiting>();

  /** @param start a date that `Date.parse` reads, or milliseconds since the epoch */
  constructor(start: string | number = '2026-11-23T20:36:54Z') {
    this.#now = typeof start === 'number' ? start : Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  monotonicMs(): number {
    return this.#monotonic;
  }

  uptimeMs(): number {
    return this.#monotonic + this.#asleep;
  }

  after(milliseconds: number, action: () => void): () => void {
    const waiting = { at: this.#now + milliseconds, action };
    this.#waiting.add(waiting);
    return () => void this.#waiting.delete(waiting);
  }

  /** When the next timer goes off; null when none is set. */
  get nextTimerAt(): number | null {
    const times = [...this.#waiting].map(({ at }) => at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Moves on, lets every timer on the way go off at its time, and what follows from it happen. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let next = this.#nextUntil(end); next !== null; next = this.#nextUntil(end)) {
      this.#waiting.delete(next);
      this.#passUntil(next.at);
      next.action();
      await settled();
    }
    this.#passUntil(end);
  }

  /** Sets the wall clock as a correction does: timers count on as if no time had passed. */
  jumpTo(date: string): void {
    this.#jump(Date.parse(date) - this.#now);
  }

  /** Lets the computer sleep: timers and the monotonic clock stand still meanwhile. */
  sleep(milliseconds: number): void {
    this.#jump(milliseconds);
    this.#asleep += milliseconds;
  }

  #jump(milliseconds: number): void {
    this.#now += milliseconds;
    for (const waiting of this.#waiting) waiting.at += milliseconds;
  }

  #passUntil(time: number): void {
    const passed = Math.max(0, time - this.#now);
    this.#now += passed;
    this.#monotonic += passed;
  }

  #nextUntil(end: number): Waiting | null {
    const due = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    return due[0] ?? null;
  }
}

/** Resolves when everything that was ready to happen has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
