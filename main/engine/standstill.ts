import { ENGINE_CLOCK, type EngineClock } from './clock';
import type { Failure } from './failure';

/** From so long on a standstill spoils a phase, which is carried out again. No busy loop pauses for so long. */
export const STANDSTILL_MS = 500;
/** When nothing is repeated any more, a shorter standstill only makes a figure unsure. */
export const MOST_BORNE_MS = 2_000;
/** How many phases of a run are carried out again. */
const REPEATS = 2;
const LOOK_EVERY_MS = 100;

/**
 * Notices that this process or the computer stood still, by looking at the clocks again and again: a process that was
 * stopped looks later than it promised; after a sleep, and after the pause of a virtual computer, the wall clock is
 * ahead of the other one, which stood still meanwhile.
 */
export class StandstillWatch {
  readonly #everyMs: number;
  readonly #clock: EngineClock;
  #monotonicMs: number;
  #wallMs: number;
  #longestMs = 0;
  #totalMs = 0;

  /** `everyMs`: about how often `look` will be called. */
  constructor(everyMs: number, clock: EngineClock = ENGINE_CLOCK) {
    this.#everyMs = everyMs;
    this.#clock = clock;
    this.#monotonicMs = clock.monotonicMs();
    this.#wallMs = clock.wallMs();
  }

  /** The longest standstill so far, in ms; 0 where there was none. */
  get longestMs(): number {
    return this.#longestMs;
  }

  /** How long everything stood still in all, by the monotonic clock, in ms. */
  get totalMs(): number {
    return this.#totalMs;
  }

  /** How long everything stood still since the last look, in ms; usually next to nothing. */
  look(): number {
    const [monotonicMs, wallMs] = [this.#clock.monotonicMs(), this.#clock.wallMs()];
    const passedMs = monotonicMs - this.#monotonicMs;
    // A wall clock that is set back says nothing.
    const sleptMs = Math.max(0, wallMs - this.#wallMs - passedMs);
    const heldUpMs = Math.max(0, passedMs - this.#everyMs);
    const standstillMs = heldUpMs + sleptMs;
    this.#totalMs += heldUpMs;
    this.#monotonicMs = monotonicMs;
    this.#wallMs = wallMs;
    this.#longestMs = Math.max(this.#longestMs, standstillMs);
    return standstillMs;
  }
}

/** Does a work, and says how long everything stood still meanwhile at the longest, in ms. */
export async function whileWatching<Result>(
  work: () => Promise<Result>,
  clock: EngineClock = ENGINE_CLOCK,
): Promise<{ readonly result: Result; readonly standstillMs: number }> {
  const watch = new StandstillWatch(LOOK_EVERY_MS, clock);
  const stop = clock.every(LOOK_EVERY_MS, () => watch.look());
  try {
    const result = await work();
    watch.look();
    return { result, standstillMs: watch.longestMs };
  } finally {
    stop();
  }
}

/** How often phases of one run may be carried out again since the computer stood still. */
export class Repeats {
  #left = REPEATS;

  /** How much of a standstill the next attempt bears before it is given up, in ms. */
  get bearsMs(): number {
    return this.#left > 0 ? STANDSTILL_MS : MOST_BORNE_MS;
  }

  /** Whether what was found while everything stood still for so long is to be found again. Counts it, if so. */
  take(standstillMs: number): boolean {
    if (standstillMs < STANDSTILL_MS || this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}

/** Says that a figure would not be that of the line. */
export function standstillFailure(standstillMs: number): Failure {
  return {
    reason: 'standstill',
    detail: `the computer stood still for ${(standstillMs / 1_000).toFixed(1)} s`,
  };
}
