import { monotonicMs } from '../clock';
import type { ConnectionOptions } from '../http/connection-options';
import type { Failure } from '../failure';
import { LoopWatch } from '../loop-watch';
import { afterRunning } from '../running-timer';
import { relativeHalfWidth } from '../statistics';
import { PingConnection, type PingEvents } from './ping-connection';
import type { ProbeResult, ProbeSample } from './prober';

const MAX_SAMPLES = 20;
const ENOUGH_SAMPLES = 10;
const ENOUGH_HALF_WIDTH = 0.05;
const MAX_MS = 2_000;
const SILENCE_MS = 3_000;
const LEAST_GAP_MS = 10;
const MAX_CONNECTIONS = 5;
const CLOSED: Failure = { reason: 'internal', detail: 'the latency measurement was ended' };

/**
 * Measures round trips of an idle line one after the other on one warm connection; the first one is not counted. Ends
 * when the mean is known to 5 %, after 20 samples or 2 seconds.
 */
export class IdleProbe {
  readonly #url: URL;
  readonly #options: ConnectionOptions;
  readonly #onSample: (sample: ProbeSample) => void;

  readonly result: Promise<ProbeResult | Failure>;
  readonly #samples: ProbeSample[] = [];
  readonly #watch = new LoopWatch();
  readonly #beganAtMs = monotonicMs();
  #connections = 0;
  #isWarm = false;
  #connection: PingConnection | null = null;
  #pauseTimer: NodeJS.Timeout | undefined;
  #cancelSilence: () => void = () => undefined;
  #resolve: (result: ProbeResult | Failure) => void = () => undefined;

  constructor(url: URL, options: ConnectionOptions, onSample: (sample: ProbeSample) => void) {
    this.#url = url;
    this.#options = options;
    this.#onSample = onSample;

    this.result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#watch.start();
    this.#connect();
  }

  /** Ends at once. */
  close(): void {
    this.#settle(CLOSED);
  }

  #connect(): void {
    this.#connections++;
    this.#isWarm = false;
    this.#waitForAnswer();
    const events: PingEvents = {
      onOpen: () => this.#connection?.ping(),
      onAnswer: (sentAtMs, answeredAtMs) => {
        this.#answered({ sentAtMs, latencyMs: answeredAtMs - sentAtMs });
      },
      onEnd: (failure) => {
        if (failure === null && this.#connections < MAX_CONNECTIONS) this.#connect();
        else this.#giveUp(failure ?? { reason: 'refused', detail: 'the server closes every connection' });
      },
    };
    this.#connection = new PingConnection(this.#url, events, this.#options);
  }

  #answered(sample: ProbeSample): void {
    if (this.#isWarm) {
      this.#samples.push(sample);
      this.#onSample(sample);
    }
    this.#isWarm = true;
    if (this.#hasEnough()) {
      this.#settle(this.#trusted());
      return;
    }
    this.#waitForAnswer();
    this.#pauseTimer = setTimeout(
      () => this.#connection?.ping(),
      Math.max(0, LEAST_GAP_MS - sample.latencyMs),
    );
  }

  #hasEnough(): boolean {
    const { samples } = this.#trusted();
    const count = samples.length;
    if (count >= MAX_SAMPLES) return true;
    if (this.#samples.length > 0 && monotonicMs() - this.#beganAtMs >= MAX_MS) return true;
    if (count < ENOUGH_SAMPLES) return false;
    return relativeHalfWidth(samples.map((sample) => sample.latencyMs)) <= ENOUGH_HALF_WIDTH;
  }

  #waitForAnswer(): void {
    this.#cancelSilence();
    this.#cancelSilence = afterRunning(SILENCE_MS, () => {
      const unknown = {
        reason: 'timeout',
        detail: `no answer from ${this.#url.host} within 3 seconds`,
      } as const;
      this.#giveUp(this.#connection?.silence('within 3 seconds') ?? unknown);
    });
  }

  /** Ends with the samples so far if there are enough of them, else with the failure. */
  #giveUp(failure: Failure): void {
    this.#settle(this.#samples.length > 0 ? this.#trusted() : failure);
  }

  #trusted(): ProbeResult {
    this.#watch.tick(monotonicMs(), Date.now());
    return this.#watch.trusted(this.#samples);
  }

  #settle(result: ProbeResult | Failure): void {
    clearTimeout(this.#pauseTimer);
    this.#cancelSilence();
    this.#watch.stop();
    this.#connection?.close();
    this.#resolve(result);
  }
}
