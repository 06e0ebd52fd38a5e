/**
 * Monotonic time in ms, with a fraction. The same in every thread and process of this computer (CLOCK_MONOTONIC), and
 * not affected by changes of the wall clock.
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Clocks and timers of the engine; tests pass a manual one. */
export interface EngineClock {
  /** Monotonic time in ms; does not advance while the computer sleeps. */
  monotonicMs(): number;
  /** Wall-clock time in ms; advances while the computer sleeps, and can be set. */
  wallMs(): number;
  /** Calls `action` once after a delay, unless the returned function cancels it. */
  after(milliseconds: number, action: () => void): () => void;
  /** Calls `action` repeatedly until the returned function is called. */
  every(milliseconds: number, action: () => void): () => void;
}

/** The clocks and timers of this computer. */
export const ENGINE_CLOCK: EngineClock = {
  monotonicMs,
  wallMs: () => Date.now(),
  after: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
  every: (milliseconds, action) => {
    const timer = setInterval(action, milliseconds);
    return () => {
      clearInterval(timer);
    };
  },
};
