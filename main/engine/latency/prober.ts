import type { ConnectionOptions } from '../http/connection-options';
import type { Failure } from '../failure';
import type { ProbeBytes } from './probe-bytes';

/** One round trip, on the engine’s clock. */
export interface ProbeSample {
  readonly sentAtMs: number;
  readonly latencyMs: number;
}

/** Round trips of one phase, in the order of sending. */
export interface ProbeResult {
  readonly samples: readonly ProbeSample[];
  /** Number of samples dropped because the event loop was blocked at one of their time stamps. */
  readonly dropped: number;
}

/** Result of probing under load: round trips on warm connections, and the parts of new ones. */
export interface LoadedResult extends ProbeResult {
  readonly foreign: ForeignSamples;
  /** Bytes transferred by the probes of both kinds. */
  readonly moved: readonly ProbeBytes[];
}

/**
 * Round trips on new connections, each kind in the order of sending. Empty through a proxy, which hides the server.
 */
export interface ForeignSamples {
  /** From the attempt to connect until the TCP connection was open. */
  readonly tcp: readonly ProbeSample[];
  /** One round trip of the handshake; empty over plain TCP. */
  readonly tls: readonly ProbeSample[];
  /** The first request. */
  readonly http: readonly ProbeSample[];
}

/** Called with each sample, only for display. */
export type SampleListener = (sample: ProbeSample) => void;

/** Measures round trips on connections separate from the load. */
export interface Prober {
  /** Probes an idle line until its latency is known well enough, for at most a few seconds. */
  measureIdle(
    url: URL,
    connection: ConnectionOptions,
    onSample: SampleListener,
  ): Promise<ProbeResult | Failure>;
  /** Starts to probe at a fixed pace, independent of the answers. */
  startLoaded(url: URL, connection: ConnectionOptions, onSample: SampleListener): void;
  /** Changes the number of probes per second. */
  paceLoaded(perSecond: number): void;
  stopLoaded(): Promise<LoadedResult>;
  /** Closes everything at once; a running measurement ends as a failure. */
  close(): void;
}
