import type { LoadedLatencies } from '../latency/loaded-level';
import { estimate, surer, type Estimate } from './estimator';
import type { Meter } from './meter';
import { Ramp } from './ramp';
import { StopRule, type LoadLimits } from './stop-rule';
import { bitsPerSecondBetween, bytesAt } from './trace';

const RECENT_MS = 300;

/** Conditions of a load in one direction. */
export interface CourseOptions {
  readonly limits: LoadLimits;
  /** Idle round trip in ms; determines the length of batches in the estimate. */
  readonly roundTripMs: number;
  /** Round trips under the load; without them, only the throughput has to settle. */
  readonly latencies?: LoadedLatencies;
  /** Maximum number of streams to the server. */
  readonly mostStreams?: number;
}

/** The next step of the load, and the results so far. */
export interface CourseStep {
  /** Current throughput. */
  readonly bitsPerSecond: number;
  /** Infinite while too little is known. */
  readonly relativeHalfWidth: number;
  /** Number of streams to add. */
  readonly addedStreams: number;
  readonly isDone: boolean;
}

interface Known {
  readonly estimate: Estimate | null;
  readonly atMs: number;
  readonly bytes: number;
}

/**
 * Follows a direction while it is filled: decides when to add streams, and when enough is known. First the throughput
 * has to be certain, then the latency under load has to stop growing: a buffer fills for seconds after the line is
 * full. Both have a time limit.
 */
export class LoadCourse {
  readonly #options: CourseOptions;
  readonly #stopRule: StopRule;
  #ramp: Ramp | null = null;
  #settledAtMs: number | null = null;
  #known: Known | null = null;

  constructor(options: CourseOptions) {
    this.#options = options;
    this.#stopRule = new StopRule(options.limits);
  }

  /** Evaluates what was transferred; called several times in 100 ms. */
  follow(nowMs: number, meter: Meter, streams: number): CourseStep {
    const trace = meter.trace(nowMs);
    const newestMs = trace.at(-1)?.atMs ?? nowMs;
    const bitsPerSecond = bitsPerSecondBetween(trace, newestMs - RECENT_MS, newestMs);
    const firstMs = meter.startedAtMs;
    if (firstMs === null) {
      return { bitsPerSecond, relativeHalfWidth: Number.POSITIVE_INFINITY, addedStreams: 0, isDone: false };
    }
    const addedStreams = this.#known === null ? this.#ramped(nowMs, newestMs, firstMs, meter, streams) : 0;
    const found = this.#found(nowMs, meter);
    const settledBytes = this.#settledAtMs === null ? 0 : bytesAt(trace, this.#settledAtMs);
    const grewMs = this.#ramp?.grewAtMs ?? null;
    if (this.#known === null) {
      const elapsedMs = nowMs - firstMs;
      const isSure = this.#stopRule.isDone(
        elapsedMs,
        meter.bytes - settledBytes,
        found,
        grewMs === null ? null : grewMs - firstMs,
      );
      const isTrying = this.#ramp?.isTrying === true && elapsedMs < this.#options.limits.maxMs;
      const isKnown = isSure && !isTrying;
      if (isKnown) this.#known = { estimate: found, atMs: nowMs, bytes: meter.bytes };
    }
    const isDone = this.#known !== null && this.#isLatencyDone(this.#known, nowMs, meter);
    const relativeHalfWidth = found?.relativeHalfWidth ?? Number.POSITIVE_INFINITY;
    return { bitsPerSecond, relativeHalfWidth, addedStreams, isDone };
  }

  /** The most certain estimate so far; null while the throughput still grows, or with too little data. */
  estimate(nowMs: number, meter: Meter): Estimate | null {
    return surer(this.#found(nowMs, meter), this.#known?.estimate ?? null);
  }

  /** Whether the latency under load has stopped growing; null with too little data. */
  hasLatencySettled(): boolean | null {
    const { latencies, roundTripMs } = this.#options;
    if (latencies === undefined || this.#settledAtMs === null) return null;
    return latencies.level(this.#settledAtMs, roundTripMs).hasSettled;
  }

  /** When the throughput stopped growing; null while it grows. */
  get settledAtMs(): number | null {
    return this.#settledAtMs;
  }

  #found(nowMs: number, meter: Meter): Estimate | null {
    if (this.#settledAtMs === null) return null;
    return estimate(meter.trace(nowMs), this.#settledAtMs, this.#options.roundTripMs);
  }

  /** Advances the ramp. Returns the number of streams to add. */
  #ramped(nowMs: number, newestMs: number, firstMs: number, meter: Meter, streams: number): number {
    const { roundTripMs, latencies, mostStreams } = this.#options;
    this.#ramp ??= new Ramp(firstMs, roundTripMs, mostStreams);
    const isQueueing = latencies?.isQueueing(roundTripMs) ?? null;
    const step = this.#ramp.step(newestMs, meter.trace(nowMs), streams, isQueueing);
    this.#settledAtMs = this.#ramp.settledAtMs;
    return step.kind === 'add' ? step.streams : 0;
  }

  #isLatencyDone(known: Known, nowMs: number, meter: Meter): boolean {
    const { limits, latencies } = this.#options;
    const { latency } = limits;
    if (latency === undefined || latencies === undefined || latencies.count === 0) return true;
    const bytesPerSecond = (known.estimate?.bitsPerSecond ?? 0) / 8;
    const mostBytes = Math.max(latency.bytes, bytesPerSecond * latency.seconds);
    if (nowMs - known.atMs >= latency.maxMs || meter.bytes - known.bytes >= mostBytes) return true;
    return this.hasLatencySettled() === true;
  }
}
