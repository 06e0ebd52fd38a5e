import type { ConnectionUsed } from '../../../shared/run';
import type { Failure } from '../failure';
import type { Evaluated } from './evaluation';

/** What one direction gave. */
export interface LoadResult extends Evaluated {
  readonly kind: 'measured';
  /** Warm-up included, and without the time in which everything stood still. */
  readonly seconds: number;
  readonly bytes: number;
  readonly streams: number;
  /** The way of the first stream that was opened. */
  readonly connection: ConnectionUsed | null;
  /** The interface that it went out by; null where it did not leave this computer. */
  readonly interfaceName: string | null;
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
