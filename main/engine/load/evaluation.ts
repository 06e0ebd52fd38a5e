import type { Confidence } from '../../../shared/run';
import { monotonicMs } from '../clock';
import type { Failure } from '../failure';
import { STANDSTILL_MS, standstillFailure, StandstillWatch } from '../standstill';
import { LoadCourse, type CourseOptions, type CourseStep } from './course';
import { estimate, peakBitsPerSecond, type Estimate } from './estimator';
import type { Meter } from './meter';
import { getConfidence } from './stop-rule';
import type { Trace } from './trace';

const TICK_MS = 10;
const TICKS_PER_EVALUATION = 5;
/** Below this, the server does not really send; the line is not the cause. */
const LEAST_BITS_PER_SECOND = 10_000;

export interface LoadProgress {
  /** Current throughput. */
  readonly bitsPerSecond: number;
  readonly bytes: number;
  /** Null while too little is known. */
  readonly relativeHalfWidth: number | null;
}

export interface EvaluationOptions extends CourseOptions {
  readonly signal: AbortSignal;
  /** Length of a standstill that ends the load, since its figure would not be that of the line. */
  readonly bearsMs?: number;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** The protocol that carries the load. */
export interface LoadCarrier {
  readonly meter: Meter;
  /** Number of active streams; Infinity if none can be added. */
  readonly streams: number;
  /** Whether nothing more may be transferred. Checked at each tick. */
  readonly isOver: boolean;
  /** Counts bytes that are not counted on arrival; called before each evaluation. */
  count(): void;
  /** Called after each evaluation. */
  follow(step: CourseStep, nowMs: number): void;
  /** Everything was transferred. */
  finish(): void;
  /** A limit was reached; null after a cancellation or a standstill. */
  endEarly(failure: Failure | null): void;
}

/** Result of a load at its end. */
export interface Evaluated {
  readonly bitsPerSecond: number;
  readonly confidence: Confidence;
  /** Half of the 95 % confidence interval, as a share of the figure; null if too little is known. */
  readonly relativeHalfWidth: number | null;
  readonly peakBitsPerSecond: number | null;
  /** Bytes over time, as far as they are certain. */
  readonly trace: Trace;
  /** When the throughput stopped growing (null if it never did), and when the load ended; on the engine’s clock. */
  readonly settledAtMs: number | null;
  readonly endedAtMs: number;
  /** Whether the latency under load had stopped growing; null with too little data. */
  readonly hasLatencySettled: boolean | null;
  /** The evaluated range, on the engine’s clock. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Longest standstill of the process during the load, in ms; usually close to 0. */
  readonly standstillMs: number;
}

/**
 * Controls a load of any protocol by its clock: limits, a server that stops, standstills, progress, and the final
 * figure.
 */
export class LoadEvaluation {
  readonly #options: EvaluationOptions;
  readonly #carrier: LoadCarrier;
  readonly #course: LoadCourse;
  readonly #beganAtMs = monotonicMs();
  readonly #watch = new StandstillWatch(TICK_MS);
  #lastMovedAtMs = this.#beganAtMs;
  #lastBytes = 0;
  #ticks = 0;
  readonly #timer = setInterval(() => this.#tick(), TICK_MS);

  /** Starts at once. */
  constructor(options: EvaluationOptions, carrier: LoadCarrier) {
    this.#options = options;
    this.#carrier = carrier;
    this.#course = new LoadCourse(options);
  }

  /** When bytes last arrived, on the engine’s clock. */
  get lastMovedAtMs(): number {
    return this.#lastMovedAtMs;
  }

  get standstillMs(): number {
    return this.#watch.longestMs;
  }

  /** Duration so far, without standstills. */
  get seconds(): number {
    return (monotonicMs() - this.#beganAtMs - this.#watch.totalMs) / 1_000;
  }

  /** Whether a standstill has made the result unusable. */
  hasStoodStill(): boolean {
    this.#watch.look();
    return this.#isSpoilt;
  }

  /** Counts the bytes since the last call. */
  count(nowMs: number): void {
    const { meter } = this.#carrier;
    this.#carrier.count();
    meter.tick(nowMs);
    if (meter.bytes === this.#lastBytes) return;
    this.#lastBytes = meter.bytes;
    this.#lastMovedAtMs = nowMs;
  }

  /** The estimate since the throughput stopped growing; null if it has not. */
  settledEstimate(): Estimate | null {
    return this.#course.estimate(monotonicMs(), this.#carrier.meter);
  }

  /** The estimate of all bytes, for a load that never stopped growing; null without any. */
  wholeEstimate(): Estimate | null {
    const { meter } = this.#carrier;
    return meter.startedAtMs === null ? null : estimate(meter.trace(monotonicMs()), meter.startedAtMs, 0);
  }

  /** The final result; null if almost no data was transferred. `bitsPerSecond` overrides the estimate. */
  evaluated(found: Estimate | null, bitsPerSecond = found?.bitsPerSecond ?? 0): Evaluated | null {
    if (!(bitsPerSecond >= LEAST_BITS_PER_SECOND)) return null;
    const { meter } = this.#carrier;
    const trace = meter.trace(monotonicMs());
    const isUnsure = found === null || this.#watch.longestMs >= STANDSTILL_MS;
    return {
      bitsPerSecond,
      confidence: isUnsure ? 'low' : getConfidence(found),
      relativeHalfWidth: finite(found?.relativeHalfWidth),
      peakBitsPerSecond: peakBitsPerSecond(trace),
      trace,
      settledAtMs: this.#course.settledAtMs,
      endedAtMs: monotonicMs(),
      hasLatencySettled: this.#course.hasLatencySettled(),
      fromMs: found?.fromMs ?? meter.startedAtMs ?? 0,
      toMs: found?.toMs ?? this.#lastMovedAtMs,
      standstillMs: this.#watch.longestMs,
    };
  }

  /** Why it ended early: a standstill overrides any other cause. Null after a cancellation. */
  failure(cause: Failure | null): Failure | null {
    const hasStoodStill = this.hasStoodStill() && !this.#options.signal.aborted;
    return hasStoodStill ? standstillFailure(this.#watch.longestMs) : cause;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get #isSpoilt(): boolean {
    return this.#watch.longestMs >= (this.#options.bearsMs ?? STANDSTILL_MS);
  }

  #tick(): void {
    const carrier = this.#carrier;
    const standstillMs = this.#watch.look();
    if (this.#isSpoilt) return carrier.endEarly(null);
    const nowMs = monotonicMs();
    this.#lastMovedAtMs += standstillMs;
    this.count(nowMs);
    if (carrier.isOver) return carrier.finish();
    if (nowMs - this.#lastMovedAtMs > this.#options.limits.stallMs) {
      return carrier.endEarly({ reason: 'timeout', detail: 'the server stopped sending or receiving' });
    }
    if (++this.#ticks % TICKS_PER_EVALUATION === 0) this.#evaluate(nowMs);
  }

  #evaluate(nowMs: number): void {
    const { meter, streams } = this.#carrier;
    const step = this.#course.follow(nowMs, meter, streams);
    const { bitsPerSecond, relativeHalfWidth } = step;
    this.#options.onProgress({
      bitsPerSecond,
      bytes: meter.bytes,
      relativeHalfWidth: finite(relativeHalfWidth),
    });
    this.#carrier.follow(step, nowMs);
  }
}

/** The failure for a load that transferred almost nothing. */
export const ALMOST_NOTHING: Failure = { reason: 'timeout', detail: 'almost no data came through' };

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
