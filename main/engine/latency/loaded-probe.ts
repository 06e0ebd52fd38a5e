import { monotonicMs } from '../clock';
import type { ConnectionOptions } from '../http/connection-options';
import { LoopWatch } from '../loop-watch';
import { LOADED_PACES } from './loaded-pace';
import { PingConnection, type PingEvents } from './ping-connection';
import { requestBytes, type ProbeBytes } from './probe-bytes';
import type { ProbeResult, ProbeSample } from './prober';

const CONNECTIONS = 4;
const MAX_OUTSTANDING = 12;
const MAX_REOPENED = 40;
const LAST_ANSWERS_MS = 1_000;

/** Samples of warm connections, and the bytes that they transferred. */
export interface WarmResult {
  readonly result: ProbeResult;
  readonly moved: readonly ProbeBytes[];
}

/**
 * Measures round trips while the line is full: 20 to 100 per second on four separate connections, sent without
 * waiting for earlier answers, so that slow answers are not underrepresented.
 */
export class LoadedProbe {
  readonly #url: URL;
  readonly #options: ConnectionOptions;
  readonly #onSample: (sample: ProbeSample) => void;

  readonly #connections = new Set<PingConnection>();
  readonly #open = new Set<PingConnection>();
  readonly #samples: ProbeSample[] = [];
  readonly #moved: ProbeBytes[] = [];
  readonly #watch = new LoopWatch();
  #perSecond: number = LOADED_PACES.slow;
  #timer: NodeJS.Timeout;
  #reopened = 0;
  #settle: (() => void) | null = null;

  constructor(url: URL, options: ConnectionOptions, onSample: (sample: ProbeSample) => void) {
    this.#url = url;
    this.#options = options;
    this.#onSample = onSample;

    this.#watch.start();
    for (let count = 0; count < CONNECTIONS; count++) this.#connect();
    this.#timer = this.#paced();
  }

  /** Changes the number of probes per second. */
  pace(perSecond: number): void {
    if (perSecond === this.#perSecond || this.#settle !== null) return;
    this.#perSecond = perSecond;
    clearInterval(this.#timer);
    this.#timer = this.#paced();
  }

  /** Sends no more probes, waits briefly for open answers, and returns the result. */
  finish(): Promise<WarmResult> {
    clearInterval(this.#timer);
    return new Promise((resolve) => {
      this.#settle = () => {
        clearTimeout(giveUp);
        this.close();
        resolve({ result: this.#watch.trusted(this.#samples), moved: this.#moved });
      };
      const giveUp = setTimeout(this.#settle, LAST_ANSWERS_MS);
      this.#settleIfAnswered();
    });
  }

  /** Closes at once. */
  close(): void {
    clearInterval(this.#timer);
    this.#watch.tick(monotonicMs(), Date.now());
    this.#watch.stop();
    for (const connection of this.#connections) connection.close();
    this.#connections.clear();
    this.#open.clear();
  }

  #settleIfAnswered(): void {
    if ([...this.#connections].every((connection) => connection.outstanding === 0)) this.#settle?.();
  }

  #connect(): void {
    const events: PingEvents = {
      onOpen: () => this.#open.add(connection),
      onAnswer: (sentAtMs, answeredAtMs, ...bytes) => {
        const sample = { sentAtMs, latencyMs: answeredAtMs - sentAtMs };
        this.#samples.push(sample);
        this.#moved.push(requestBytes(sentAtMs, ...bytes));
        this.#onSample(sample);
        this.#settleIfAnswered();
      },
      onEnd: () => {
        this.#open.delete(connection);
        if (!this.#connections.delete(connection)) return;
        if (this.#settle !== null) this.#settleIfAnswered();
        else if (++this.#reopened <= MAX_REOPENED) this.#connect();
      },
    };
    const connection = new PingConnection(this.#url, events, this.#options);
    this.#connections.add(connection);
  }

  #paced(): NodeJS.Timeout {
    return setInterval(() => {
      this.#send();
    }, 1_000 / this.#perSecond);
  }

  #send(): void {
    const [freest] = [...this.#open].sort((a, b) => a.outstanding - b.outstanding);
    if (freest !== undefined && freest.outstanding < MAX_OUTSTANDING) freest.ping();
  }
}
