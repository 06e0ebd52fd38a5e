import type { ConnectionOptions } from '../http/connection-options';
import type { Failure } from '../failure';
import type { ProbeBytes } from './probe-bytes';

/** One round trip, on the engine's clock. */
export interface ProbeSample {
  readonly sentAtMs: number;
  readonly latencyMs: number;
}

/** Round trips of one phase, in the order of sending. */
export interface ProbeResult {
  readonly samples: readonly ProbeSample[];
  /** Samples left out, for the time stamps came from a moment in which the loop stood still. */
  readonly dropped: number;
}

/** What probing under load gave: round trips on warm connections, and the parts of new ones. */
export interface LoadedResult extends ProbeResult {
  readonly foreign: ForeignSamples;
  /** What the probes of both kinds moved themselves. */
  readonly moved: readonly ProbeBytes[];
}

/** Round trips on new connections, each kind in the order of sending. Empty through a proxy, which hides the server. */
export interface ForeignSamples {
  /** From the attempt to connect until the connection stood. */
  readonly tcp: readonly ProbeSample[];
  /** One round trip of the handshake; empty over plain TCP. */
  readonly tls: readonly ProbeSample[];
  /** The first request. */
  readonly http: readonly ProbeSample[];
}

/** Hears of samples as they come, for display alone. */
export type SampleListener = (sample: ProbeSample) => void;

/** Measures round trips on connections of its own, apart from the load. */
export interface Prober {
  /** Probes a quiet line until its latency is known well enough, at most for a few seconds. */
  measureIdle(
    url: URL,
    connection: ConnectionOptions,
    onSample: SampleListener,
  ): Promise<ProbeResult | Failure>;
  /** Starts to probe at a fixed pace, whatever the answers do. */
  startLoaded(url: URL, connection: ConnectionOptions, onSample: SampleListener): void;
  /** Sends that many probes a second from now on. */
  paceLoaded(perSecond: number): void;
  stopLoaded(): Promise<LoadedResult>;
  /** Closes everything at once; a measurement under way ends as a failure. */
  close(): void;
}
