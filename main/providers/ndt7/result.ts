import type { Confidence, ConnectionUsed, Mode } from '../../../shared/run';
import type { ConnectionOptions } from '../../engine/http/connection-options';
import type { Failure } from '../../engine/failure';
import type { LoadedLatencies } from '../../engine/latency/loaded-level';
import type { LoadLimits } from '../../engine/load/stop-rule';
import type { Trace } from '../../engine/load/trace';
import type { Ndt7Report } from './report';

/** How long the steps of a test may take, in ms. */
export interface Ndt7Deadlines {
  readonly handshakeMs: number;
  /** Length of a test. */
  readonly testMs: number;
  /** A test that the server has not ended by then is ended by the client. */
  readonly hardStopMs: number;
}

/** As the specification has it (NDT7 0.11). */
export const NDT7_DEADLINES: Ndt7Deadlines = { handshakeMs: 6_000, testMs: 10_000, hardStopMs: 13_000 };

/** What one direction has moved. */
export interface Moved {
  /** How long everything stood still meanwhile at the longest; usually next to nothing. */
  readonly standstillMs: number;
  /** Since the connection was open; 0 if it never was. */
  readonly seconds: number;
  readonly bytes: number;
  /** What the server said meanwhile, in the order of time. */
  readonly reports: readonly Ndt7Report[];
}

export interface Ndt7Measured extends Moved {
  readonly kind: 'measured';
  readonly bitsPerSecond: number;
  readonly confidence: Confidence;
  /** Half of the 95 % confidence interval, as a share of the figure; null where too little is known. */
  readonly relativeHalfWidth: number | null;
  readonly peakBitsPerSecond: number | null;
  /** When the throughput had stopped growing, null where it never did, and when the test ended; on the engine's clock. */
  readonly settledAtMs: number | null;
  readonly endedAtMs: number;
  /** Whether the latency under the load had stopped growing; null where too little was seen to tell. */
  readonly hasLatencySettled: boolean | null;
  /** The stretch that was evaluated, on the engine's clock. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly connection: ConnectionUsed | null;
  /** The interface that it went out by; null where it did not leave this computer. */
  readonly interfaceName: string | null;
  /** How the bytes came. */
  readonly trace: Trace;
}

export interface Ndt7EndedEarly extends Moved {
  readonly kind: 'ended-early';
  /** Null when it was cancelled. */
  readonly failure: Failure | null;
}

export interface Ndt7PhaseOptions {
  readonly direction: 'download' | 'upload';
  readonly url: URL;
  readonly mode: Mode;
  readonly limits: LoadLimits;
  readonly roundTripMs: number;
  /** Round trips under the load; without them the throughput alone is waited for. */
  readonly latencies?: LoadedLatencies;
  readonly deadlines: Ndt7Deadlines;
  /** A standstill of this length ends it: a figure would not be that of the line. */
  readonly bearsMs: number;
  readonly connection: ConnectionOptions;
  readonly signal: AbortSignal;
  readonly onProgress: (bitsPerSecond: number, bytes: number, relativeHalfWidth: number | null) => void;
}
