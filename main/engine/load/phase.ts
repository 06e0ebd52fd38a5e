import type { ConnectionUsed } from '../../../shared/run';
import { monotonicMs } from '../clock';
import type { Failure } from '../failure';
import { STANDSTILL_MS, standstillFailure, StandstillWatch } from '../standstill';
import { estimate, estimateBurst, peakBitsPerSecond, type Estimate } from './estimator';
import { LoadCourse, type CourseOptions } from './course';
import type { LoadEndedEarly, LoadResult } from './result';
import type { Load, LoadStream } from './stream';
import { FIRST_STREAMS } from './ramp';
import { confidenceOf } from './stop-rule';

const TICK_MS = 10;
const TICKS_PER_EVALUATION = 5;
const MAX_REPLACED_STREAMS = 10_000;
const MAX_FAILED_STREAMS = 8;
/** Less than this is not a slow line but a server that does not really send. */
const LEAST_BITS_PER_SECOND = 10_000;
/** A burst is given no more streams than it begins with. */
const NO_MORE_STREAMS = Number.POSITIVE_INFINITY;

export interface LoadProgress {
  /** Throughput of the last moments. */
  readonly bitsPerSecond: number;
  readonly bytes: number;
  /** Null while too little is known. */
  readonly relativeHalfWidth: number | null;
}

export interface LoadOptions extends CourseOptions {
  readonly signal: AbortSignal;
  /** A standstill of this length ends it: a figure would not be that of the line. */
  readonly bearsMs?: number;
  /** HTTP statuses that turn the whole measurement away: the first one ends it, whatever other streams do. */
  readonly refusals?: readonly number[];
  readonly onProgress: (progress: LoadProgress) => void;
}

/**
 * Fills one direction until its throughput is known well enough. Always ends by its limits, and closes
 * every stream before it does.
 */
export function runLoad(load: Load, options: LoadOptions): Promise<LoadResult | LoadEndedEarly> {
  return new Promise((resolve) => {
    new LoadPhase(load, options, resolve).start();
  });
}

class LoadPhase {
  readonly #load: Load;
  readonly #options: LoadOptions;
  readonly #resolve: (result: LoadResult | LoadEndedEarly) => void;

  readonly #beganAtMs = monotonicMs();
  readonly #streams = new Set<LoadStream>();
  readonly #course: LoadCourse;
  #mostStreams = 0;
  #replaced = 0;
  #failed = 0;
  #ticks = 0;
  #lastBytes = 0;
  #lastMovedAtMs = this.#beganAtMs;
  #timer: NodeJS.Timeout | undefined;
  #used: ConnectionUsed | null = null;
  #interfaceName: string | null = null;
  readonly #watch = new StandstillWatch(TICK_MS);

  constructor(load: Load, options: LoadOptions, resolve: (result: LoadResult | LoadEndedEarly) => void) {
    this.#load = load;
    this.#options = options;
    this.#resolve = resolve;

    this.#course = new LoadCourse(options);
  }

  start(): void {
    if (this.#options.signal.aborted) {
      this.#endEarly(null);
      return;
    }
    this.#options.signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#timer = setInterval(this.#onTick, TICK_MS);
    this.#addStreams(Math.min(FIRST_STREAMS, this.#load.burst?.streams ?? FIRST_STREAMS));
  }

  readonly #onAbort = (): void => {
    this.#endEarly(null);
  };

  #addStreams(count: number): void {
    for (let added = 0; added < count; added++) this.#addStream();
  }

  #addStream(): void {
    const stream = this.#load.open({
      onOpen: (used, interfaceName) => {
        this.#used ??= used;
        this.#interfaceName ??= interfaceName;
      },
      onEnd: (failure) => {
        if (this.#streams.delete(stream)) this.#replace(failure);
      },
    });
    this.#streams.add(stream);
    this.#mostStreams = Math.max(this.#mostStreams, this.#streams.size);
  }

  /** A stream has ended by itself: opens another, unless that leads nowhere. */
  #replace(failure: Failure | null): void {
    const { burst } = this.#load;
    if (burst !== null && failure === null && (burst.isOver || burst.streams < 1)) {
      if (this.#streams.size === 0) this.#finish(null);
      return;
    }
    if (failure === null && ++this.#replaced <= MAX_REPLACED_STREAMS) {
      this.#addStream();
      return;
    }
    if (failure?.status !== undefined && this.#options.refusals?.includes(failure.status) === true) {
      this.#endEarly(failure);
      return;
    }
    this.#failed++;
    if (this.#streams.size > 0) return;
    if (this.#load.meter.bytes > 0 && this.#failed <= MAX_FAILED_STREAMS) this.#addStream();
    else this.#endEarly(failure ?? { reason: 'refused', detail: 'the server closes every connection' });
  }

  readonly #onTick = (): void => {
    const standstillMs = this.#watch.look();
    if (standstillMs >= this.#bearsMs()) {
      this.#endEarly(null);
      return;
    }
    const nowMs = monotonicMs();
    const { meter } = this.#load;
    this.#lastMovedAtMs += standstillMs;
    meter.tick(nowMs);
    if (meter.bytes > this.#lastBytes) {
      this.#lastBytes = meter.bytes;
      this.#lastMovedAtMs = nowMs;
    }
    if (this.#load.burst?.isOver === true) {
      this.#finish(null);
      return;
    }
    if (nowMs - this.#lastMovedAtMs > this.#options.limits.stallMs) {
      this.#endEarly({ reason: 'timeout', detail: 'the server stopped sending or receiving' });
      return;
    }
    if (++this.#ticks % TICKS_PER_EVALUATION === 0) this.#evaluate(nowMs);
  };

  #evaluate(nowMs: number): void {
    const { meter, burst } = this.#load;
    const step = this.#course.follow(nowMs, meter, burst === null ? this.#streams.size : NO_MORE_STREAMS);
    this.#addStreams(step.addedStreams);
    const { bitsPerSecond, relativeHalfWidth } = step;
    this.#options.onProgress({
      bitsPerSecond,
      bytes: meter.bytes,
      relativeHalfWidth: finite(relativeHalfWidth),
    });
    if (step.isDone) this.#finish(this.#course.estimate(nowMs, meter) ?? this.#wholeEstimate(nowMs));
  }

  /** Of all that has come, where it never stopped growing. */
  #wholeEstimate(nowMs: number): Estimate | null {
    const { meter } = this.#load;
    return meter.startedAtMs === null ? null : estimate(meter.trace(nowMs), meter.startedAtMs, 0);
  }

  #bearsMs(): number {
    return this.#options.bearsMs ?? STANDSTILL_MS;
  }

  /** Without an estimate it is a burst, or too little came. */
  #finish(known: Estimate | null): void {
    this.#watch.look();
    if (this.#watch.longestMs >= this.#bearsMs()) {
      this.#endEarly(null);
      return;
    }
    const found = known ?? this.#burstEstimate();
    if (found === null || found.bitsPerSecond < LEAST_BITS_PER_SECOND) {
      this.#endEarly({ reason: 'timeout', detail: 'almost no data came through' });
      return;
    }
    const trace = this.#load.meter.trace(monotonicMs());
    this.#close();
    this.#resolve({
      kind: 'measured',
      bitsPerSecond: found.bitsPerSecond,
      seconds: this.#seconds(),
      bytes: this.#load.meter.bytes,
      streams: this.#mostStreams,
      confidence: this.#watch.longestMs >= STANDSTILL_MS ? 'low' : confidenceOf(found),
      relativeHalfWidth: found.relativeHalfWidth,
      peakBitsPerSecond: peakBitsPerSecond(trace),
      connection: this.#used,
      interfaceName: this.#interfaceName,
      trace,
      settledAtMs: this.#course.settledAtMs,
      endedAtMs: monotonicMs(),
      fromMs: found.fromMs,
      toMs: found.toMs,
      hasLatencySettled: this.#course.hasLatencySettled(),
      standstillMs: this.#watch.longestMs,
    });
  }

  #burstEstimate(): Estimate | null {
    const { meter, burst } = this.#load;
    return burst === null
      ? null
      : (this.#course.estimate(monotonicMs(), meter) ?? estimateBurst(burst.trace));
  }

  /** A standstill explains whatever else happened at its end. Without a failure or one it was cancelled. */
  #endEarly(failure: Failure | null): void {
    this.#watch.look();
    const { longestMs: standstillMs } = this.#watch;
    const hasStoodStill = !this.#options.signal.aborted && standstillMs >= this.#bearsMs();
    this.#close();
    this.#resolve({
      kind: 'ended-early',
      failure: hasStoodStill ? standstillFailure(standstillMs) : failure,
      seconds: this.#seconds(),
      bytes: this.#load.meter.bytes,
      standstillMs,
    });
  }

  #seconds(): number {
    return (monotonicMs() - this.#beganAtMs - this.#watch.totalMs) / 1_000;
  }

  #close(): void {
    clearInterval(this.#timer);
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    const streams = [...this.#streams];
    this.#streams.clear();
    for (const stream of streams) stream.close();
  }
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
