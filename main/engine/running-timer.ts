import { ENGINE_CLOCK, type EngineClock } from './clock';

/** Delay of a timer, in ms, that means that the process was suspended or very busy. */
const LATE_MS = 200;
const SLICE_MS = 250;

/** A signal that aborts after `milliseconds` of running time of this process, unless it is cancelled. */
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
 * Calls `action` after `milliseconds` of running time of this process, unless the returned function cancels it. Time
 * in which the process or the computer was suspended does not count, and data that arrived meanwhile is read before
 * the action, so that an own standstill is not taken for silence of the other side.
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
      // Only one delay in succession is excused, so that the timer also fires on a computer where every timer is
      // late.
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
