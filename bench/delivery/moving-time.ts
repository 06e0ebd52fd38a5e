import type { Clock, MonotonicClock, Timers } from '../../main/core/ports';

interface Timer {
  at: number;
  readonly goOff: () => void;
}

/** The wall clock and its timers, which a bench moves on instead of waiting for them. */
export class MovingTime implements Clock, MonotonicClock, Timers {
  #ahead = 0;
  #movedOn = 0;
  readonly #timers = new Set<Timer>();

  now(): number {
    return Date.now() + this.#ahead;
  }

  monotonicMs(): number {
    return performance.now() + this.#movedOn;
  }

  uptimeMs(): number {
    return this.monotonicMs();
  }

  after(milliseconds: number, action: () => void): () => void {
    const cancel = () => {
      this.#timers.delete(timer);
      clearTimeout(handle);
    };
    const timer: Timer = {
      at: this.now() + milliseconds,
      goOff: () => {
        cancel();
        action();
      },
    };
    const handle = setTimeout(() => timer.goOff(), milliseconds);
    this.#timers.add(timer);
    return cancel;
  }

  /** Sets the wall clock as sleep or a correction does: timers count on as if no time had passed. */
  jump(milliseconds: number): void {
    this.#ahead += milliseconds;
    for (const timer of this.#timers) timer.at += milliseconds;
  }

  /** Moves on to a time, or to the next timer if that comes later, and lets every timer until then go off. */
  moveOn(to: number): void {
    const next = Math.min(...[...this.#timers].map(({ at }) => at));
    const end = Number.isFinite(next) ? Math.max(to, next) : to;
    const moved = Math.max(0, end - this.now());
    this.#ahead += moved;
    this.#movedOn += moved;
    const due = [...this.#timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
    for (const timer of due) timer.goOff();
  }
}
