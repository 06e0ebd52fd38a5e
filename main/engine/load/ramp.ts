import { mean } from '../statistics';
import { bitsPerSecondBetween, windowRates, type Trace } from './trace';

export const FIRST_STREAMS = 2;
/** More than so many streams no load is given where the server names no other bound. */
export const MOST_STREAMS = 32;

const MIN_STEP_MS = 100;
const STEP_ROUND_TRIPS = 2;
const ADDED_PER_STEP = 2;
const GROWTH = 1.05;
/** A step that gives so many times as much as the best before shows that the line was not full. */
const LEAP = 2;
/** Up to here a line gets more streams as soon as it is seen to grow at all. */
const USUAL_STREAMS = 4;
/** Late streams disturb the others while they start; only on fast lines they are worth it. */
const FAST_BITS_PER_SECOND = 300_000_000;
/** Streams of a line that still grows by itself. */
const GROWING_STREAMS = 16;
/** So many steps show what added streams give: they have to connect and to leave their slow start. */
const TRIAL_STEPS = 3;
/** A throughput is that of so many steps. */
const RATE_STEPS = 2;
/** So often in a row streams are added in vain before it is believed that more give no more. */
const MOST_VAIN_TRIALS = 2;
/** Growth is more than so many times the scatter of single steps. */
const GROWTH_DEVIATIONS = 1.5;

/** What to do next with the load: `settled` says from when on the throughput had stopped growing. */
export type RampStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'add'; readonly streams: number }
  | { readonly kind: 'settled'; readonly atMs: number };

interface Trial {
  readonly bitsPerSecond: number;
  readonly endsAtMs: number;
}

/**
 * Fills the line: adds streams early and for as long as the throughput still grows. A slow line is full with the
 * first ones, where more would only fight each other for a small buffer. Compares with the best step so far, so
 * that a restless line does not gather streams for ever.
 *
 * A line whose throughput has stopped growing is full if a queue stands before it. If none does, the streams themselves
 * may be the limit, held down by lost packets, by their windows, or by the server: twice as many are tried, until a queue
 * stands or more give no more. Throughput that grows again settles again.
 */
export class Ramp {
  readonly #stepMs: number;
  readonly #mostStreams: number;
  #stepStartMs: number;
  #bestBitsPerSecond = 0;
  #settledAtMs: number | null = null;
  #trial: Trial | null = null;
  #vainTrials = 0;
  #grewAtMs: number | null = null;

  /** `startedAtMs`: when the first byte came. */
  constructor(startedAtMs: number, roundTripMs: number, mostStreams: number = MOST_STREAMS) {
    this.#stepMs = Math.max(MIN_STEP_MS, STEP_ROUND_TRIPS * roundTripMs);
    this.#stepStartMs = startedAtMs;
    this.#mostStreams = mostStreams;
  }

  /** From when on the throughput had stopped growing; null while it grows. */
  get settledAtMs(): number | null {
    return this.#settledAtMs;
  }

  /** Whether streams were just added of which it is not known yet what they give. */
  get isTrying(): boolean {
    return this.#trial !== null;
  }

  /** When the throughput last grew after it had settled; null if it never did. */
  get grewAtMs(): number | null {
    return this.#grewAtMs;
  }

  /** `isQueueing`: whether a queue stands before the line; null where that is not known. */
  step(nowMs: number, trace: Trace, streams: number, isQueueing: boolean | null = null): RampStep {
    const [startMs, endMs] = [this.#stepStartMs, this.#stepStartMs + this.#stepMs];
    if (nowMs < endMs) return { kind: 'wait' };
    this.#stepStartMs = endMs;
    if (bitsPerSecondBetween(trace, startMs, endMs) > this.#bestBitsPerSecond * LEAP)
      this.#settledAtMs = null;
    return this.#settledAtMs === null
      ? this.#start(startMs, endMs, trace, streams)
      : this.#fill(this.#settledAtMs, endMs, trace, streams, isQueueing);
  }

  #start(startMs: number, endMs: number, trace: Trace, streams: number): RampStep {
    const current = bitsPerSecondBetween(trace, startMs, endMs);
    const middleMs = (startMs + endMs) / 2;
    const isFirst = this.#bestBitsPerSecond === 0;
    const before = isFirst ? bitsPerSecondBetween(trace, startMs, middleMs) : this.#bestBitsPerSecond;
    const after = isFirst ? bitsPerSecondBetween(trace, middleMs, endMs) : current;
    this.#bestBitsPerSecond = Math.max(this.#bestBitsPerSecond, current);
    if (current > 0 && after <= before * GROWTH) return this.#settle(startMs);
    const most = Math.min(
      this.#mostStreams,
      current < FAST_BITS_PER_SECOND ? USUAL_STREAMS : GROWING_STREAMS,
    );
    return streams < most
      ? { kind: 'add', streams: Math.min(ADDED_PER_STEP, most - streams) }
      : { kind: 'wait' };
  }

  #fill(
    settledAtMs: number,
    endMs: number,
    trace: Trace,
    streams: number,
    isQueueing: boolean | null,
  ): RampStep {
    const current = this.#rate(trace, endMs, 0);
    if (this.#trial !== null) {
      if (endMs < this.#trial.endsAtMs) return { kind: 'wait' };
      const hasPaid = current > this.#trial.bitsPerSecond * GROWTH;
      this.#trial = null;
      this.#vainTrials = hasPaid ? 0 : this.#vainTrials + 1;
      if (hasPaid) return this.#grown(endMs, current);
    } else if (this.#isGrowing(settledAtMs, endMs, trace)) return this.#grown(endMs, current);
    const canTry = isQueueing === false && this.#vainTrials < MOST_VAIN_TRIALS;
    const added = Math.min(streams, this.#mostStreams - streams);
    if (!canTry || !(added > 0)) return { kind: 'wait' };
    this.#trial = { bitsPerSecond: current, endsAtMs: endMs + TRIAL_STEPS * this.#stepMs };
    return { kind: 'add', streams: added };
  }

  /**
   * Each of the last three stretches gave more than the one before, and the last more than the whole since it had settled
   * by what does not come of the scatter alone.
   */
  #isGrowing(settledAtMs: number, endMs: number, trace: Trace): boolean {
    const [first, second, third] = [2, 1, 0].map((back) => this.#rate(trace, endMs, back * RATE_STEPS));
    if (first === undefined || second === undefined || third === undefined) return false;
    if (endMs - 3 * RATE_STEPS * this.#stepMs < settledAtMs) return false;
    const rates = windowRates(trace, settledAtMs, endMs, this.#stepMs);
    const isRising = first <= second && second < third && third > first * GROWTH;
    return isRising && third - mean(rates) > GROWTH_DEVIATIONS * scatter(rates);
  }

  /** Throughput of the steps that ended so many steps ago. */
  #rate(trace: Trace, endMs: number, stepsAgo: number): number {
    const toMs = endMs - stepsAgo * this.#stepMs;
    return bitsPerSecondBetween(trace, toMs - RATE_STEPS * this.#stepMs, toMs);
  }

  /** It had not stopped growing after all. */
  #grown(endMs: number, bitsPerSecond: number): RampStep {
    this.#grewAtMs = endMs;
    this.#settledAtMs = null;
    this.#bestBitsPerSecond = bitsPerSecond;
    return { kind: 'wait' };
  }

  #settle(atMs: number): RampStep {
    this.#settledAtMs = atMs;
    return { kind: 'settled', atMs };
  }
}

/** Standard deviation by the differences of neighbours, which a slow growth hardly touches. */
function scatter(rates: readonly number[]): number {
  const squares = rates.slice(1).map((rate, index) => (rate - (rates[index] ?? rate)) ** 2);
  return squares.length === 0 ? 0 : Math.sqrt(mean(squares) / 2);
}
