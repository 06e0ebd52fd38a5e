import type { LoadedLatencies } from '../latency/loaded-level';
import { estimate, surer, type Estimate } from './estimator';
import type { Meter } from './meter';
import { Ramp } from './ramp';
import { StopRule, type LoadLimits } from './stop-rule';
import { bitsPerSecondBetween, bytesAt } from './trace';

const RECENT_MS = 300;

/** What one direction is filled under. */
export interface CourseOptions {
  readonly limits: LoadLimits;
  /** Idle round trip, which sets how long the batches of the estimate must be. */
  readonly roundTripMs: number;
  /** Round trips under the load; without them the throughput alone is waited for. */
  readonly latencies?: LoadedLatencies;
  /** The most streams that the server is given. */
  readonly mostStreams?: number;
}

/** What to do with the load now, and what is known of it. */
export interface CourseStep {
  /** Throughput of the last moments. */
  readonly bitsPerSecond: number;
  /** Infinite while too little is known. */
  readonly relativeHalfWidth: number;
  /** How many streams to add. */
  readonly addedStreams: number;
  readonly isDone: boolean;
}

interface Known {
  readonly estimate: Estimate | null;
  readonly atMs: number;
  readonly bytes: number;
}

/**
 * Follows one direction while it is filled: says when to add streams, and when enough is known. First the throughput has
 * to be sure, then the latency under it has to have stopped growing: a buffer fills for seconds after the line is full.
 * Both are bounded.
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

  /** Looks at what has moved; a few times in each tenth of a second. */
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

  /** The surest estimate so far; null while the throughput still grows, or too little was seen. */
  estimate(nowMs: number, meter: Meter): Estimate | null {
    return surer(this.#found(nowMs, meter), this.#known?.estimate ?? null);
  }

  /** Whether the latency under the load has stopped growing by now; null where too little was seen to tell. */
  hasLatencySettled(): boolean | null {
    const { latencies, roundTripMs } = this.#options;
    if (latencies === undefined || this.#settledAtMs === null) return null;
    return latencies.level(this.#settledAtMs, roundTripMs).hasSettled;
  }

  /** From when on the throughput had stopped growing; null while it grows. */
  get settledAtMs(): number | null {
    return this.#settledAtMs;
  }

  #found(nowMs: number, meter: Meter): Estimate | null {
    if (this.#settledAtMs === null) return null;
    return estimate(meter.trace(nowMs), this.#settledAtMs, this.#options.roundTripMs);
  }

  /** Follows the ramp; how many streams it adds. */
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
