import type { Outcome } from '../run';
import type { TimeRange } from '../time-range';

/** Which rows of the history are asked for: by time and outcome, and a page of them. */
export interface HistoryQuery {
  readonly range: TimeRange;
  readonly outcomes: readonly Outcome[];
  readonly limit: number;
  readonly offset: number;
}
