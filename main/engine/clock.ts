/**
 * Milliseconds of a clock that only runs forward, with a fraction. The same in every thread and process
 * of this computer (CLOCK_MONOTONIC), and untouched when the wall clock is set.
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
