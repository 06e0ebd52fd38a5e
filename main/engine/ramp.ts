import { bitsPerSecondBetween, type Trace } from './trace';

const MAX_STREAMS = 16;
const STEP_MS = 200;
const GROWTH = 1.05;
/** On slow lines many streams only fight each other for a small buffer. */
const SLOW_BITS_PER_SECOND = 20_000_000;
const MAX_STREAMS_WHEN_SLOW = 4;

export const FIRST_STREAMS = 2;

/** What to do next with the load. */
export type RampStep =
  { readonly kind: 'wait' } | { readonly kind: 'add' } | { readonly kind: 'settled'; readonly atMs: number };

/**
 * Fills the line: adds a stream each step for as long as the throughput still grows, then says from when on it had
 * stopped growing. Compares with the best step so far, so that a restless line does not gather streams for ever.
 */
export class Ramp {
  private bestBitsPerSecond = 0;
  private nextStepAtMs: number;

  /** `startedAtMs`: when the first byte came. */
  constructor(startedAtMs: number) {
    this.nextStepAtMs = startedAtMs + STEP_MS;
  }

  step(nowMs: number, trace: Trace, streams: number): RampStep {
    if (nowMs < this.nextStepAtMs) return { kind: 'wait' };
    const stepStartMs = this.nextStepAtMs - STEP_MS;
    const current = bitsPerSecondBetween(trace, stepStartMs, this.nextStepAtMs);
    this.nextStepAtMs += STEP_MS;
    const grew = current > this.bestBitsPerSecond * GROWTH;
    this.bestBitsPerSecond = Math.max(this.bestBitsPerSecond, current);
    if (!grew && current > 0) return { kind: 'settled', atMs: stepStartMs };
    const most = current < SLOW_BITS_PER_SECOND ? MAX_STREAMS_WHEN_SLOW : MAX_STREAMS;
    return streams < most ? { kind: 'add' } : { kind: 'wait' };
  }
}
