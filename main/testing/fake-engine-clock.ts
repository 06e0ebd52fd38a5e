import type { EngineClock } from '../engine/clock';

interface Waiting {
  at: number;
  readonly everyMs: number | null;
  readonly action: () => void;
}

/** The engine's time, which stands still until a test moves it. Timers go off in their order, within the call. */
export class FakeEngineClock implements EngineClock {
  #monotonic = 1_000;
  #wall = 1_800_000_000_000;
  readonly #waiting = new Set<Waiting>();

  monotonicMs(): number {
    return this.#monotonic;
  }

  wallMs(): number {
    return this.#wall;
  }

  after(milliseconds: number, action: () => void): () => void {
    return this.#wait({ at: this.#monotonic + milliseconds, everyMs: null, action });
  }

  every(milliseconds: number, action: () => void): () => void {
    return this.#wait({ at: this.#monotonic + milliseconds, everyMs: milliseconds, action });
  }

  /** Timers that are set. */
  get timers(): number {
    return this.#waiting.size;
  }

  /** Time goes by as usual. */
  advance(milliseconds: number): void {
    const end = this.#monotonic + milliseconds;
    for (let next = this.#nextUntil(end); next !== undefined; next = this.#nextUntil(end)) {
      this.#moveTo(Math.max(this.#monotonic, next.at));
      this.#goOff(next);
    }
    this.#moveTo(end);
  }

  /** The process is stopped: clocks go on, no timer goes off, and every one that is overdue goes off once at the end. */
  standStill(milliseconds: number): void {
    this.#moveTo(this.#monotonic + milliseconds);
    const overdue = [...this.#waiting].filter(({ at }) => at <= this.#monotonic).sort((a, b) => a.at - b.at);
    for (const waiting of overdue) if (this.#waiting.has(waiting)) this.#goOff(waiting);
  }

  /** The computer sleeps, or a virtual one is paused: only the wall clock goes on. */
  sleep(milliseconds: number): void {
    this.#wall += milliseconds;
  }

  #wait(waiting: Waiting): () => void {
    this.#waiting.add(waiting);
    return () => void this.#waiting.delete(waiting);
  }

  #goOff(waiting: Waiting): void {
    if (waiting.everyMs === null) this.#waiting.delete(waiting);
    else waiting.at = this.#monotonic + waiting.everyMs;
    waiting.action();
  }

  #moveTo(monotonic: number): void {
    this.#wall += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }

  #nextUntil(end: number): Waiting | undefined {
    return [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}
