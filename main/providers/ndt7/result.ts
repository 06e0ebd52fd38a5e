import type { Mode } from '../../../shared/run';
import type { ConnectionUsed } from '../../../shared/connection-used';
import type { ConnectionOptions } from '../../engine/http/connection-options';
import type { Failure } from '../../engine/failure';
import type { Evaluated, EvaluationOptions } from '../../engine/load/evaluation';
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

export interface Ndt7Measured extends Moved, Evaluated {
  readonly kind: 'measured';
  readonly connection: ConnectionUsed | null;
  /** The interface that it went out by; null where it did not leave this computer. */
  readonly interfaceName: string | null;
}

export interface Ndt7EndedEarly extends Moved {
  readonly kind: 'ended-early';
  /** Null when it was cancelled. */
  readonly failure: Failure | null;
}

export interface Ndt7PhaseOptions extends EvaluationOptions {
  readonly direction: 'download' | 'upload';
  readonly url: URL;
  readonly mode: Mode;
  readonly deadlines: Ndt7Deadlines;
  readonly connection: ConnectionOptions;
}
