import { SECOND_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';

/** Work that is never due at once, in portions of a few milliseconds each. */
export interface Portions {
  /** Does the next portion; false when nothing is left. */
  next(): boolean;
}

/** Between two portions everything else has its turn. */
const PAUSE_MS = 40;
/** The start is over by then. */
const FIRST_AFTER_MS = 10 * SECOND_MS;
/** A disk that refuses is asked again. */
const AGAIN_AFTER_MS = 60 * SECOND_MS;

export interface PortionsDeps {
  readonly timers: Timers;
  /** Whether to wait with the next portion. */
  readonly isHeld: () => boolean;
  /** Whether an error is the disk's, which may take later what it refuses now. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Does works one after another, portion by portion, beside everything else. One that fails is given up. */
export class PortionWork {
  readonly #deps: PortionsDeps;
  readonly #works: Portions[];
  #isStarted = false;
  #isWaiting = false;

  constructor(works: readonly Portions[], deps: PortionsDeps) {
    this.#works = [...works];
    this.#deps = deps;
  }

  /** Begins once the application has started. */
  start(): void {
    this.#isStarted = true;
    this.#wait(FIRST_AFTER_MS);
  }

  /** There may be work again. */
  kick(): void {
    if (this.#isStarted) this.#wait(PAUSE_MS);
  }

  #wait(milliseconds: number): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#deps.timers.after(milliseconds, () => {
      this.#isWaiting = false;
      const pauseMs = this.#step();
      if (pauseMs !== null) this.#wait(pauseMs);
    });
  }

  /** Does one portion of the first work that has one. Until when to wait for the next; null where nothing is left. */
  #step(): number | null {
    if (this.#deps.isHeld()) return PAUSE_MS;
    for (const work of [...this.#works]) {
      try {
        if (work.next()) return PAUSE_MS;
      } catch (error) {
        this.#deps.log('A part of the records could not be tidied', error);
        if (this.#deps.isRefusal(error)) return AGAIN_AFTER_MS;
        this.#works.splice(this.#works.indexOf(work), 1);
      }
    }
    return null;
  }
}
