import type { Outcome } from '../run';
import type { TimeRange } from '../time-range';

/** Which rows of the history are asked for: by time, outcome and network, and a page of them. */
export interface HistoryQuery {
  readonly range: TimeRange;
  readonly outcomes: readonly Outcome[];
  /** By key; every network, and runs whose network is not known, where it is left out. */
  readonly networks?: readonly string[] | undefined;
  readonly limit: number;
  readonly offset: number;
}
