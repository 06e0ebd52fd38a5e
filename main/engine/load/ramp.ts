import { mean } from '../statistics';
import { bitsPerSecondBetween, windowRates, type Trace } from './trace';

export const FIRST_STREAMS = 2;
/** Maximum number of streams if the server sets no other limit. */
export const MOST_STREAMS = 32;

const MIN_STEP_MS = 100;
const STEP_ROUND_TRIPS = 2;
const ADDED_PER_STEP = 2;
const GROWTH = 1.05;
/** Ratio of a step to the best before it that shows that the line was not full. */
const LEAP = 2;
/** Up to this number, streams are added as soon as the throughput grows at all. */
const USUAL_STREAMS = 4;
/** Late streams disturb the others while they start, so they are added only on fast lines. */
const FAST_BITS_PER_SECOND = 300_000_000;
/** Number of streams on a line that still grows by itself. */
const GROWING_STREAMS = 16;
/** Number of steps before added streams are evaluated: they have to connect and to finish their slow start. */
const TRIAL_STEPS = 3;
/** Number of steps over which a throughput is averaged. */
const RATE_STEPS = 2;
/** Number of successive attempts without a gain after which no more streams are added. */
const MOST_VAIN_TRIALS = 2;
/** Growth has to exceed the scatter of single steps by this factor. */
const GROWTH_DEVIATIONS = 1.5;

/** The next step of the load. `settled` gives the time at which the throughput stopped growing. */
export type RampStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'add'; readonly streams: number }
  | { readonly kind: 'settled'; readonly atMs: number };

interface Trial {
  readonly bitsPerSecond: number;
  readonly endsAtMs: number;
}

/**
 * Fills the line: adds streams early and while the throughput still grows. A slow line is full with the first ones;
 * more would compete for a small buffer. Compares with the best step so far, so that a fluctuating line does not
 * collect streams.
 *
 * A line whose throughput has stopped growing is full if a queue has formed in front of it. Without a queue, the
 * streams themselves may be the limit, by packet loss, their windows or the server: their number is doubled until a
 * queue forms or the throughput no longer increases. If it grows again, it has to settle again.
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

  /** `startedAtMs`: when the first byte arrived. */
  constructor(startedAtMs: number, roundTripMs: number, mostStreams: number = MOST_STREAMS) {
    this.#stepMs = Math.max(MIN_STEP_MS, STEP_ROUND_TRIPS * roundTripMs);
    this.#stepStartMs = startedAtMs;
    this.#mostStreams = mostStreams;
  }

  /** When the throughput stopped growing; null while it grows. */
  get settledAtMs(): number | null {
    return this.#settledAtMs;
  }

  /** Whether the effect of newly added streams is not known yet. */
  get isTrying(): boolean {
    return this.#trial !== null;
  }

  /** When the throughput last grew after it had settled; null if it never did. */
  get grewAtMs(): number | null {
    return this.#grewAtMs;
  }

  /** `isQueueing`: whether there is a queue in front of the line; null if unknown. */
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
   * Whether each of the last three parts has a higher rate than the one before, and the last exceeds the average
   * since settling by more than the scatter.
   */
  #isGrowing(settledAtMs: number, endMs: number, trace: Trace): boolean {
    const [first, second, third] = [2, 1, 0].map((back) => this.#rate(trace, endMs, back * RATE_STEPS));
    if (first === undefined || second === undefined || third === undefined) return false;
    if (endMs - 3 * RATE_STEPS * this.#stepMs < settledAtMs) return false;
    const rates = windowRates(trace, settledAtMs, endMs, this.#stepMs);
    const isRising = first <= second && second < third && third > first * GROWTH;
    return isRising && third - mean(rates) > GROWTH_DEVIATIONS * scatter(rates);
  }

  /** Throughput of the steps that ended `stepsAgo` steps ago. */
  #rate(trace: Trace, endMs: number, stepsAgo: number): number {
    const toMs = endMs - stepsAgo * this.#stepMs;
    return bitsPerSecondBetween(trace, toMs - RATE_STEPS * this.#stepMs, toMs);
  }

  /** Resets the settled state, since the throughput grew again. */
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

/** Standard deviation from the differences of neighbours, on which slow growth has little effect. */
function scatter(rates: readonly number[]): number {
  const squares = rates.slice(1).map((rate, index) => (rate - (rates[index] ?? rate)) ** 2);
  return squares.length === 0 ? 0 : Math.sqrt(mean(squares) / 2);
}
