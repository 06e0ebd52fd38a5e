import type { ConnectionUsed } from '../../../shared/connection-used';
import type { Failure } from '../failure';
import type { Evaluated } from './evaluation';

/** Result of one direction. */
export interface LoadResult extends Evaluated {
  readonly kind: 'measured';
  /** Includes the warm-up, excludes standstills. */
  readonly seconds: number;
  readonly bytes: number;
  readonly streams: number;
  /** Addresses and proxy of the first stream. */
  readonly connection: ConnectionUsed | null;
  /** The network interface of that stream; null if it did not leave this computer. */
  readonly interfaceName: string | null;
}

/** A direction that failed or was cancelled, with the bytes transferred so far. */
export interface LoadEndedEarly {
  readonly kind: 'ended-early';
  /** Null after a cancellation. */
  readonly failure: Failure | null;
  readonly seconds: number;
  readonly bytes: number;
  readonly standstillMs: number;
}
