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
/** Less than this is not a slow line but a server that does not really send. */
const LEAST_BITS_PER_SECOND = 10_000;

export interface LoadProgress {
  /** Throughput of the last moments. */
  readonly bitsPerSecond: number;
  readonly bytes: number;
  /** Null while too little is known. */
  readonly relativeHalfWidth: number | null;
}

export interface EvaluationOptions extends CourseOptions {
  readonly signal: AbortSignal;
  /** A standstill of this length ends it: a figure would not be that of the line. */
  readonly bearsMs?: number;
  readonly onProgress: (progress: LoadProgress) => void;
}

/** The protocol that carries the load. */
export interface LoadCarrier {
  readonly meter: Meter;
  /** How many streams are at work; Infinity where none can be added. */
  readonly streams: number;
  /** Nothing more may be moved. Looked at at each tick. */
  readonly isOver: boolean;
  /** Counts what does not count itself, before each look. */
  count(): void;
  /** The load was evaluated. */
  follow(step: CourseStep, nowMs: number): void;
  /** All that was to be moved has been. */
  finish(): void;
  /** A limit was reached; null where it was cancelled or everything stood still. */
  endEarly(failure: Failure | null): void;
}

/** What is known of a load at its end. */
export interface Evaluated {
  readonly bitsPerSecond: number;
  readonly confidence: Confidence;
  /** Half of the 95 % confidence interval, as a share of the figure; null where too little is known. */
  readonly relativeHalfWidth: number | null;
  readonly peakBitsPerSecond: number | null;
  /** How the bytes came, as far as that is certain. */
  readonly trace: Trace;
  /** When the throughput had stopped growing, null where it never did, and when the load ended; on the engine's clock. */
  readonly settledAtMs: number | null;
  readonly endedAtMs: number;
  /** Whether the latency under the load had stopped growing; null where too little was seen to tell. */
  readonly hasLatencySettled: boolean | null;
  /** The stretch that was evaluated, on the engine's clock. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How long everything stood still meanwhile at the longest; usually next to nothing. */
  readonly standstillMs: number;
}

/**
 * Follows a load on its clock, whatever protocol carries it: its limits, a server that stops, standstills, progress, and
 * the figure at its end.
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

  /** Begins at once. */
  constructor(options: EvaluationOptions, carrier: LoadCarrier) {
    this.#options = options;
    this.#carrier = carrier;
    this.#course = new LoadCourse(options);
  }

  /** When bytes came for the last time, on the engine's clock. */
  get lastMovedAtMs(): number {
    return this.#lastMovedAtMs;
  }

  get standstillMs(): number {
    return this.#watch.longestMs;
  }

  /** How long it has gone on, without the time in which everything stood still. */
  get seconds(): number {
    return (monotonicMs() - this.#beganAtMs - this.#watch.totalMs) / 1_000;
  }

  /** Whether a standstill has spoilt it. */
  hasStoodStill(): boolean {
    this.#watch.look();
    return this.#isSpoilt;
  }

  /** Counts what has come since the last look. */
  count(nowMs: number): void {
    const { meter } = this.#carrier;
    this.#carrier.count();
    meter.tick(nowMs);
    if (meter.bytes === this.#lastBytes) return;
    this.#lastBytes = meter.bytes;
    this.#lastMovedAtMs = nowMs;
  }

  /** The estimate since the throughput had stopped growing; null where it has not. */
  settledEstimate(): Estimate | null {
    return this.#course.estimate(monotonicMs(), this.#carrier.meter);
  }

  /** The estimate of all that has come, for a load that never stopped growing; null where nothing came. */
  wholeEstimate(): Estimate | null {
    const { meter } = this.#carrier;
    return meter.startedAtMs === null ? null : estimate(meter.trace(monotonicMs()), meter.startedAtMs, 0);
  }

  /** What is known at the end; null where almost no data came through. `bitsPerSecond` goes before the estimate's. */
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

  /** Why it ended early: a standstill explains whatever else happened at its end. Null where it was cancelled. */
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

/** What is said of a load that gave almost nothing. */
export const ALMOST_NOTHING: Failure = { reason: 'timeout', detail: 'almost no data came through' };

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
