import type { Failure } from './failure';

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

/** Measures round trips on connections of its own, apart from the load. */
export interface Prober {
  /** Probes a quiet line until its latency is known well enough, at most for a few seconds. */
  measureIdle(url: URL, onSample: (sample: ProbeSample) => void): Promise<ProbeResult | Failure>;
  /** Starts to probe at a fixed pace, whatever the answers do. */
  startLoaded(url: URL, onSample: (sample: ProbeSample) => void): void;
  stopLoaded(): Promise<ProbeResult>;
  /** Closes everything at once; a measurement under way ends as a failure. */
  close(): void;
}
