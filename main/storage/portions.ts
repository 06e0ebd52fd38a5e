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
  /** Whether an error is the disk's, which may take later what it refuses now. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Does works one after another, portion by portion, beside everything else. Returns how to stop. */
export function workInPortions(
  works: readonly Portions[],
  { timers, isRefusal, log }: PortionsDeps,
): () => void {
  const left = [...works];
  const step = () => {
    const [work] = left;
    if (work === undefined) return;
    let pauseMs = PAUSE_MS;
    try {
      if (!work.next()) left.shift();
    } catch (error) {
      log('A part of the records could not be tidied', error);
      if (isRefusal(error)) pauseMs = AGAIN_AFTER_MS;
      else left.shift();
    }
    stop = timers.after(pauseMs, step);
  };
  let stop = timers.after(FIRST_AFTER_MS, step);
  return () => stop();
}
