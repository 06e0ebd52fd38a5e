import { Worker } from 'node:worker_threads';
import type { ConnectionOptions } from '../http/connection-options';
import type { Failure } from '../failure';
import { NOTHING_LOADED } from './local-prober';
import type { LoadedResult, Prober, ProbeResult, ProbeSample, SampleListener } from './prober';

/** Requests to the probing thread. */
export type ProberRequest =
  | { readonly kind: 'idle'; readonly url: string; readonly connection: ConnectionOptions }
  | { readonly kind: 'start-loaded'; readonly url: string; readonly connection: ConnectionOptions }
  | { readonly kind: 'pace-loaded'; readonly perSecond: number }
  | { readonly kind: 'stop-loaded' }
  /** Closes every connection and ends the thread. */
  | { readonly kind: 'close' };

/** Events of the probing thread. */
export type ProberEvent =
  | { readonly kind: 'sample'; readonly sample: ProbeSample }
  | { readonly kind: 'idle'; readonly result: ProbeResult | Failure }
  | { readonly kind: 'loaded'; readonly result: LoadedResult };

/** Grace period in ms before the thread is terminated. */
const CLOSE_GRACE_MS = 10;
/** Probes produce little garbage; a small limit keeps the memory of the thread low. */
const MEMORY_LIMITS = { maxYoungGenerationSizeMb: 2 };

/** Probes in a worker thread, so that a busy load cannot delay the time stamps. */
export class ProberThread implements Prober {
  readonly #worker: Worker;
  #onSample: SampleListener = () => undefined;
  #settleIdle: ((result: ProbeResult | Failure) => void) | null = null;
  #settleLoaded: ((result: LoadedResult) => void) | null = null;
  #perSecond: number | null = null;
  #ended: Failure | null = null;
  #terminateTimer: NodeJS.Timeout | undefined;

  /** `entry` is the built latency-worker. */
  constructor(entry: URL) {
    this.#worker = new Worker(entry, { resourceLimits: MEMORY_LIMITS });
    this.#worker.on('message', (event: ProberEvent) => {
      this.#hear(event);
    });
    this.#worker.on('error', (error) => {
      this.#end({ reason: 'internal', detail: `the latency thread ended: ${String(error)}` });
    });
    this.#worker.on('exit', () => {
      clearTimeout(this.#terminateTimer);
      this.#end({ reason: 'internal', detail: 'the latency thread ended' });
    });
  }

  measureIdle(
    url: URL,
    connection: ConnectionOptions,
    onSample: SampleListener,
  ): Promise<ProbeResult | Failure> {
    if (this.#ended !== null) return Promise.resolve(this.#ended);
    this.#onSample = onSample;
    this.#post({ kind: 'idle', url: url.href, connection });
    return new Promise((resolve) => {
      this.#settleIdle = resolve;
    });
  }

  startLoaded(url: URL, connection: ConnectionOptions, onSample: SampleListener): void {
    this.#onSample = onSample;
    this.#perSecond = null;
    this.#post({ kind: 'start-loaded', url: url.href, connection });
  }

  paceLoaded(perSecond: number): void {
    if (perSecond === this.#perSecond) return;
    this.#perSecond = perSecond;
    this.#post({ kind: 'pace-loaded', perSecond });
  }

  stopLoaded(): Promise<LoadedResult> {
    if (this.#ended !== null) return Promise.resolve(NOTHING_LOADED);
    this.#post({ kind: 'stop-loaded' });
    return new Promise((resolve) => {
      this.#settleLoaded = resolve;
    });
  }

  close(): void {
    if (this.#ended !== null) return;
    this.#post({ kind: 'close' });
    this.#terminateTimer = setTimeout(() => void this.#worker.terminate(), CLOSE_GRACE_MS);
    this.#end({ reason: 'internal', detail: 'the latency measurement was ended' });
  }

  #post(request: ProberRequest): void {
    this.#worker.postMessage(request);
  }

  #hear(event: ProberEvent): void {
    switch (event.kind) {
      case 'sample':
        this.#onSample(event.sample);
        return;
      case 'idle':
        this.#settleIdle?.(event.result);
        return;
      case 'loaded':
        this.#settleLoaded?.(event.result);
        return;
    }
  }

  #end(failure: Failure): void {
    this.#ended ??= failure;
    this.#settleIdle?.(failure);
    this.#settleLoaded?.(NOTHING_LOADED);
  }
}
