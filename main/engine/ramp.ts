import { bitsPerSecondBetween, type Trace } from './trace';

export const FIRST_STREAMS = 2;

const MIN_STEP_MS = 100;
const STEP_ROUND_TRIPS = 2;
const ADDED_PER_STEP = 2;
const GROWTH = 1.05;
/** Up to here a line gets more streams as soon as it is seen to grow at all. */
const USUAL_STREAMS = 4;
/** Late streams disturb the others while they start; only on fast lines they are worth it. */
const FAST_BITS_PER_SECOND = 300_000_000;
const MAX_STREAMS = 16;

/** What to do next with the load: `settled` says from when on the throughput had stopped growing. */
export type RampStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'add'; readonly streams: number }
  | { readonly kind: 'settled'; readonly atMs: number };

/**
 * Fills the line: adds streams early and for as long as the throughput still grows. A slow line is full with the
 * first ones, where more would only fight each other for a small buffer. Compares with the best step so far, so
 * that a restless line does not gather streams for ever.
 */
export class Ramp {
  private readonly stepMs: number;
  private stepStartMs: number;
  private bestBitsPerSecond = 0;

  /** `startedAtMs`: when the first byte came. */
  constructor(startedAtMs: number, roundTripMs: number) {
    this.stepMs = Math.max(MIN_STEP_MS, STEP_ROUND_TRIPS * roundTripMs);
    this.stepStartMs = startedAtMs;
  }

  step(nowMs: number, trace: Trace, streams: number): RampStep {
    const [startMs, endMs] = [this.stepStartMs, this.stepStartMs + this.stepMs];
    if (nowMs < endMs) return { kind: 'wait' };
    this.stepStartMs = endMs;
    const current = bitsPerSecondBetween(trace, startMs, endMs);
    const middleMs = (startMs + endMs) / 2;
    const before =
      this.bestBitsPerSecond === 0 ? bitsPerSecondBetween(trace, startMs, middleMs) : this.bestBitsPerSecond;
    const after = this.bestBitsPerSecond === 0 ? bitsPerSecondBetween(trace, middleMs, endMs) : current;
    this.bestBitsPerSecond = Math.max(this.bestBitsPerSecond, current);
    if (current > 0 && after <= before * GROWTH) return { kind: 'settled', atMs: startMs };
    const most = current < FAST_BITS_PER_SECOND ? USUAL_STREAMS : MAX_STREAMS;
    return streams < most ? { kind: 'add', streams: ADDED_PER_STEP } : { kind: 'wait' };
  }
}
