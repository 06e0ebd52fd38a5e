/**
 * Milliseconds of a clock that only runs forward, with a fraction. The same in every thread and process
 * of this computer (CLOCK_MONOTONIC), and untouched when the wall clock is set.
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Time as the engine sees it; a test's moves by hand. */
export interface EngineClock {
  /** Milliseconds of a clock that only runs forward; it stands still while the computer sleeps. */
  monotonicMs(): number;
  /** Milliseconds of the wall clock, which goes on while the computer sleeps, and which can be set. */
  wallMs(): number;
  /** Calls `action` once after a while, unless the returned function cancels it before. */
  after(milliseconds: number, action: () => void): () => void;
  /** Calls `action` again and again until the returned function is called. */
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
