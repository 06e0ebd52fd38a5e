import { ENGINE_CLOCK, type EngineClock } from './clock';
import type { Failure } from './failure';

/**
 * Length of a standstill from which a phase is repeated, in ms. Garbage collection and busy loops do not pause for so
 * long.
 */
export const STANDSTILL_MS = 500;
/** Maximum standstill when nothing is repeated any more, in ms; up to it, only the confidence is reduced. */
export const MOST_BORNE_MS = 2_000;
/** Maximum number of repeated phases in a run. */
const REPEATS = 2;
const LOOK_EVERY_MS = 100;

/**
 * Detects that this process or the computer was suspended, by comparing clocks: a suspended process checks later than
 * scheduled; after sleep, and after the pause of a virtual machine, the wall clock is ahead of the monotonic clock,
 * which was stopped meanwhile.
 */
export class StandstillWatch {
  readonly #everyMs: number;
  readonly #clock: EngineClock;
  #monotonicMs: number;
  #wallMs: number;
  #longestMs = 0;
  #totalMs = 0;

  /** `everyMs`: approximate interval between calls of `look`. */
  constructor(everyMs: number, clock: EngineClock = ENGINE_CLOCK) {
    this.#everyMs = everyMs;
    this.#clock = clock;
    this.#monotonicMs = clock.monotonicMs();
    this.#wallMs = clock.wallMs();
  }

  /** The longest standstill so far, in ms; 0 without any. */
  get longestMs(): number {
    return this.#longestMs;
  }

  /** Total duration of standstills on the monotonic clock, in ms. */
  get totalMs(): number {
    return this.#totalMs;
  }

  /** Duration of the standstill since the last call, in ms; usually close to 0. */
  look(): number {
    const [monotonicMs, wallMs] = [this.#clock.monotonicMs(), this.#clock.wallMs()];
    const passedMs = monotonicMs - this.#monotonicMs;
    // A wall clock that was set back gives no information.
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

/** Runs an operation and returns its longest standstill, in ms. */
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

/** Number of phases that may still be repeated in a run because of standstills. */
export class Repeats {
  #left = REPEATS;

  /** Standstill that the next attempt tolerates, in ms. */
  get bearsMs(): number {
    return this.#left > 0 ? STANDSTILL_MS : MOST_BORNE_MS;
  }

  /** Whether a phase with this standstill has to be repeated. If so, the repetition is counted. */
  take(standstillMs: number): boolean {
    if (standstillMs < STANDSTILL_MS || this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}

/** The failure for a figure that a standstill made unusable. */
export function standstillFailure(standstillMs: number): Failure {
  return {
    reason: 'standstill',
    detail: `the computer stood still for ${(standstillMs / 1_000).toFixed(1)} s`,
  };
}
