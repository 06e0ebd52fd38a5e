import { Worker } from 'node:worker_threads';
import { MINUTE_MS } from '../../shared/durations';
import type { WatchTarget } from '../../shared/settings';
import type { Timers } from '../core/ports';
import type { WatchOrder, WatchReport } from './messages';

/** The probes of hours leave little behind; it is collected before it grows to megabytes. */
const MEMORY_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 };
const START_AGAIN_AFTER_MS = MINUTE_MS;

export interface WatchThreadDeps {
  /** The built outages/entry.ts. */
  readonly entry: URL;
  readonly onReport: (report: WatchReport) => void;
  /** The thread has ended by itself. */
  readonly onFailed: (error: Error) => void;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** The thread that watches the line. One that fails is started again a minute later. */
export class WatchThread {
  readonly #deps: WatchThreadDeps;
  #worker: Worker | null = null;
  #targets: readonly WatchTarget[] | null = null;
  #isTesting = false;
  #hasEnded = false;

  constructor(deps: WatchThreadDeps) {
    this.#deps = deps;
  }

  /** Watches by these targets; null stops. The same again changes nothing. */
  follow(targets: readonly WatchTarget[] | null): void {
    if (this.#hasEnded || JSON.stringify(targets) === JSON.stringify(this.#targets)) return;
    this.#targets = targets;
    if (targets === null) void this.#stop();
    else this.#watch(targets);
  }

  /** A test begins or has ended. */
  testing(isTesting: boolean): void {
    if (isTesting === this.#isTesting) return;
    this.#isTesting = isTesting;
    this.#post({ kind: 'test', isTesting });
  }

  woken(): void {
    this.#post({ kind: 'woken' });
  }

  /** Ends the watching, once everything is reported. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#stop();
  }

  #watch(targets: readonly WatchTarget[]): void {
    this.#worker ??= this.#spawn();
    this.#post({ kind: 'watch', targets });
  }

  #spawn(): Worker {
    const { entry, onReport, onFailed, timers, log } = this.#deps;
    const worker = new Worker(entry, { resourceLimits: MEMORY_LIMITS });
    worker.on('message', onReport);
    worker.on('error', (error) => {
      log('The thread that watches the line failed', error);
      onFailed(error instanceof Error ? error : new Error(String(error)));
    });
    worker.once('exit', () => {
      if (worker !== this.#worker) return;
      this.#worker = null;
      timers.after(START_AGAIN_AFTER_MS, () => {
        if (!this.#hasEnded && this.#targets !== null) this.#watch(this.#targets);
      });
    });
    if (this.#isTesting) worker.postMessage({ kind: 'test', isTesting: true } satisfies WatchOrder);
    return worker;
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    if (worker === null) return;
    const exited = new Promise<void>((resolve) => void worker.once('exit', () => resolve()));
    worker.postMessage({ kind: 'end' } satisfies WatchOrder);
    await exited;
  }

  #post(order: WatchOrder): void {
    this.#worker?.postMessage(order);
  }
}
