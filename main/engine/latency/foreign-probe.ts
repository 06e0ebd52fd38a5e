import { monotonicMs } from '../clock';
import type { ConnectionOptions } from '../http/connection-options';
import { LoopWatch } from '../loop-watch';
import { PingConnection, type PingEvents } from './ping-connection';
import { connectionBytes, requestBytes, type ProbeBytes } from './probe-bytes';
import type { ForeignSamples, ProbeSample } from './prober';

/** Interval on a slow line, in ms: ten connections per second would disturb it. */
const SLOW_PACE_MS = 250;
const PACE_MS = 100;
const MAX_OPEN = 30;
const LAST_ANSWERS_MS = 1_000;

/** Samples of new connections, and the number of samples with unreliable time stamps. */
export interface ForeignResult {
  readonly foreign: ForeignSamples;
  readonly dropped: number;
  /** Bytes transferred by the connections that were answered. */
  readonly moved: readonly ProbeBytes[];
}

/**
 * Opens new connections at a fixed pace while the line is full, and times each part of them: the foreign probes of
 * draft-ietf-ippm-responsiveness. Resolving the name is not included.
 */
export class ForeignProbe {
  readonly #url: URL;
  readonly #options: ConnectionOptions;

  readonly #tcp: ProbeSample[] = [];
  readonly #tls: ProbeSample[] = [];
  readonly #http: ProbeSample[] = [];
  readonly #moved: ProbeBytes[] = [];
  readonly #open = new Set<PingConnection>();
  readonly #watch = new LoopWatch();
  #timer: NodeJS.Timeout;
  #tlsRoundTrips = 1;
  #isQuick = false;
  #settle: (() => void) | null = null;

  constructor(url: URL, options: ConnectionOptions) {
    this.#url = url;
    this.#options = options;

    this.#watch.start();
    this.#timer = this.#paced(SLOW_PACE_MS);
  }

  /** Switches to the normal pace, for lines that are fast enough. */
  quicken(): void {
    if (this.#isQuick || this.#settle !== null) return;
    this.#isQuick = true;
    clearInterval(this.#timer);
    this.#timer = this.#paced(PACE_MS);
  }

  #paced(paceMs: number): NodeJS.Timeout {
    return setInterval(() => {
      if (this.#open.size < MAX_OPEN) this.#connect();
    }, paceMs);
  }

  /** Opens no more connections, waits briefly for the open ones, and returns the result. */
  finish(): Promise<ForeignResult> {
    clearInterval(this.#timer);
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(giveUp);
        this.close();
        resolve(this.#result());
      };
      const giveUp = setTimeout(settle, LAST_ANSWERS_MS);
      this.#settle = settle;
      if (this.#open.size === 0) settle();
    });
  }

  /** Closes at once. */
  close(): void {
    clearInterval(this.#timer);
    this.#watch.tick(monotonicMs(), Date.now());
    this.#watch.stop();
    for (const connection of this.#open) connection.close();
    this.#open.clear();
  }

  #result(): ForeignResult {
    const [tcp, tls, http] = [this.#tcp, this.#tls, this.#http].map((kind) => this.#watch.trusted(kind));
    const normalised = (tls?.samples ?? []).map(({ sentAtMs, latencyMs }) => ({
      sentAtMs,
      latencyMs: latencyMs / this.#tlsRoundTrips,
    }));
    return {
      foreign: { tcp: tcp?.samples ?? [], tls: normalised, http: http?.samples ?? [] },
      dropped: (tcp?.dropped ?? 0) + (tls?.dropped ?? 0) + (http?.dropped ?? 0),
      moved: this.#moved,
    };
  }

  #connect(): void {
    let standsSinceMs = 0;
    const leave = (): void => {
      connection.close();
      this.#open.delete(connection);
      if (this.#open.size === 0) this.#settle?.();
    };
    const events: PingEvents = {
      onConnected: (attemptedAtMs, connectedAtMs) => {
        standsSinceMs = connectedAtMs;
        this.#tcp.push(between(attemptedAtMs, connectedAtMs));
      },
      onOpen: () => {
        if (connection.tlsRoundTrips > 0) {
          this.#tlsRoundTrips = connection.tlsRoundTrips;
          this.#tls.push(between(standsSinceMs, monotonicMs()));
        }
        connection.ping();
      },
      onAnswer: (sentAtMs, answeredAtMs, ...bytes) => {
        const isTls = connection.tlsRoundTrips > 0;
        this.#moved.push(connectionBytes(requestBytes(sentAtMs, ...bytes), isTls));
        this.#http.push(between(sentAtMs, answeredAtMs));
        leave();
      },
      onEnd: leave,
    };
    const connection = new PingConnection(this.#url, events, this.#options);
    this.#open.add(connection);
  }
}

const between = (sentAtMs: number, answeredAtMs: number): ProbeSample => ({
  sentAtMs,
  latencyMs: answeredAtMs - sentAtMs,
});
