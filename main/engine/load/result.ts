import type { Confidence, ConnectionUsed } from '../../../shared/run';
import type { Failure } from '../failure';
import type { Trace } from './trace';

/** What one direction gave. */
export interface LoadResult {
  readonly kind: 'measured';
  readonly bitsPerSecond: number;
  /** Warm-up included, and without the time in which everything stood still. */
  readonly seconds: number;
  readonly bytes: number;
  readonly streams: number;
  readonly confidence: Confidence;
  /** Half of the 95 % confidence interval, as a share of the figure; infinite where too little is known. */
  readonly relativeHalfWidth: number;
  readonly peakBitsPerSecond: number | null;
  /** The way of the first stream that was opened. */
  readonly connection: ConnectionUsed | null;
  /** The interface that it went out by; null where it did not leave this computer. */
  readonly interfaceName: string | null;
  /** How the bytes came, as far as that is certain. */
  readonly trace: Trace;
  /** When the throughput had stopped growing, null where it never did, and when the load ended; on the engine's clock. */
  readonly settledAtMs: number | null;
  readonly endedAtMs: number;
  /** Whether the latency under the load had stopped growing; null where too little was seen to tell. */
  readonly hasLatencySettled: boolean | null;
  /** The stretch that was evaluated, on the engine's clock. */
  readonly fromMs: number;
  readonly toMs: number;
  /** How long everything stood still meanwhile at the longest; usually next to nothing. */
  readonly standstillMs: number;
}

/** A direction that failed or was cancelled, and what it had moved by then. */
export interface LoadEndedEarly {
  readonly kind: 'ended-early';
  /** Null when it was cancelled. */
  readonly failure: Failure | null;
  readonly seconds: number;
  readonly bytes: number;
  readonly standstillMs: number;
}
