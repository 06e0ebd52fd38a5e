import type { ConnectionUsed } from '../../../shared/connection-used';
import type { Failure } from '../failure';
import type { CourseStep } from './course';
import { estimateBurst, type Estimate } from './estimator';
import { ALMOST_NOTHING, LoadEvaluation, type EvaluationOptions, type LoadCarrier } from './evaluation';
import type { LoadEndedEarly, LoadResult } from './result';
import type { Load, LoadStream } from './stream';
import { FIRST_STREAMS } from './ramp';

const MAX_REPLACED_STREAMS = 10_000;
const MAX_FAILED_STREAMS = 8;
/** A burst gets no more streams than it starts with. */
const NO_MORE_STREAMS = Number.POSITIVE_INFINITY;

export interface LoadOptions extends EvaluationOptions {
  /**
   * HTTP statuses with which a server refuses the whole measurement: the first one ends it, whatever other streams
   * do.
   */
  readonly refusals?: readonly number[];
}

/**
 * Fills one direction until its throughput is known well enough. Always ends by its limits, and closes every stream
 * before it resolves.
 */
export function runLoad(load: Load, options: LoadOptions): Promise<LoadResult | LoadEndedEarly> {
  return new Promise((resolve) => {
    new LoadPhase(load, options, resolve).start();
  });
}

class LoadPhase implements LoadCarrier {
  readonly #load: Load;
  readonly #options: LoadOptions;
  readonly #resolve: (result: LoadResult | LoadEndedEarly) => void;

  readonly #evaluation: LoadEvaluation;
  readonly #streams = new Set<LoadStream>();
  #mostStreams = 0;
  #replaced = 0;
  #failed = 0;
  #used: ConnectionUsed | null = null;
  #interfaceName: string | null = null;

  constructor(load: Load, options: LoadOptions, resolve: (result: LoadResult | LoadEndedEarly) => void) {
    this.#load = load;
    this.#options = options;
    this.#resolve = resolve;
    this.#evaluation = new LoadEvaluation(options, this);
  }

  start(): void {
    if (this.#options.signal.aborted) {
      this.endEarly(null);
      return;
    }
    this.#options.signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#addStreams(Math.min(FIRST_STREAMS, this.#load.burst?.streams ?? FIRST_STREAMS));
  }

  get meter() {
    return this.#load.meter;
  }

  get streams(): number {
    return this.#load.burst === null ? this.#streams.size : NO_MORE_STREAMS;
  }

  get isOver(): boolean {
    return this.#load.burst?.isOver === true;
  }

  count(): void {
    // Streams count by themselves.
  }

  follow({ addedStreams, isDone }: CourseStep): void {
    this.#addStreams(addedStreams);
    if (isDone) this.#finish(this.#evaluation.settledEstimate() ?? this.#evaluation.wholeEstimate());
  }

  finish(): void {
    this.#finish(this.#evaluation.settledEstimate());
  }

  endEarly(cause: Failure | null): void {
    const failure = this.#evaluation.failure(cause);
    this.#close();
    this.#resolve({
      kind: 'ended-early',
      failure,
      seconds: this.#evaluation.seconds,
      bytes: this.#load.meter.bytes,
      standstillMs: this.#evaluation.standstillMs,
    });
  }

  readonly #onAbort = (): void => {
    this.endEarly(null);
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

  /** Replaces a stream that has ended by itself, unless that is pointless. */
  #replace(failure: Failure | null): void {
    const { burst } = this.#load;
    if (burst !== null && failure === null && (burst.isOver || burst.streams < 1)) {
      if (this.#streams.size === 0) this.finish();
      return;
    }
    if (failure === null && ++this.#replaced <= MAX_REPLACED_STREAMS) {
      this.#addStream();
      return;
    }
    if (failure?.status !== undefined && this.#options.refusals?.includes(failure.status) === true) {
      this.endEarly(failure);
      return;
    }
    this.#failed++;
    if (this.#streams.size > 0) return;
    if (this.#load.meter.bytes > 0 && this.#failed <= MAX_FAILED_STREAMS) this.#addStream();
    else this.endEarly(failure ?? { reason: 'refused', detail: 'the server closes every connection' });
  }

  /** Without an estimate, it was a burst, or too little data arrived. */
  #finish(known: Estimate | null): void {
    const { burst, meter } = this.#load;
    if (this.#evaluation.hasStoodStill()) {
      this.endEarly(null);
      return;
    }
    const evaluated = this.#evaluation.evaluated(
      known ?? (burst === null ? null : estimateBurst(burst.trace)),
    );
    if (evaluated === null) {
      this.endEarly(ALMOST_NOTHING);
      return;
    }
    this.#close();
    this.#resolve({
      kind: 'measured',
      ...evaluated,
      seconds: this.#evaluation.seconds,
      bytes: meter.bytes,
      streams: this.#mostStreams,
      connection: this.#used,
      interfaceName: this.#interfaceName,
    });
  }

  #close(): void {
    this.#evaluation.stop();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    const streams = [...this.#streams];
    this.#streams.clear();
    for (const stream of streams) stream.close();
  }
}
