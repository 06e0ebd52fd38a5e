import { ENGINE_CLOCK, type EngineClock } from './clock';

/** A timer that goes off later than promised by this much was held up: the process stood still, or it was very busy. */
const LATE_MS = 200;
const SLICE_MS = 250;

/** A signal that aborts after so many milliseconds in which this process ran, unless it is cancelled before. */
export function abortAfterRunning(milliseconds: number): {
  readonly signal: AbortSignal;
  readonly cancel: () => void;
} {
  const controller = new AbortController();
  const cancel = afterRunning(milliseconds, () => {
    controller.abort();
  });
  return { signal: controller.signal, cancel };
}

/**
 * Calls `action` after so many milliseconds in which this process ran, unless the returned function cancels it before.
 * Time in which the process or the computer stood still does not count, and what arrived meanwhile is read before the
 * action comes: whoever waits for an answer does not take a standstill of their own for a silence of the other side.
 */
export function afterRunning(
  milliseconds: number,
  action: () => void,
  clock: EngineClock = ENGINE_CLOCK,
): () => void {
  let leftMs = Math.max(0, milliseconds);
  let isForgiven = false;
  let cancel: () => void;
  const wait = (): void => {
    const sliceMs = Math.min(SLICE_MS, leftMs);
    const promisedAtMs = clock.monotonicMs() + sliceMs;
    cancel = clock.after(sliceMs, () => {
      // On a computer where every timer is late, time still goes by.
      isForgiven = !isForgiven && clock.monotonicMs() - promisedAtMs > LATE_MS;
      if (!isForgiven) leftMs -= sliceMs;
      if (leftMs > 0) wait();
      else action();
    });
  };
  wait();
  return () => {
    cancel();
  };
}
