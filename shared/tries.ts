import type { FailureReason, Outcome } from './run';

/** One test of a chain, as the verdict that ends the chain names it. */
export interface Try {
  readonly runId: string;
  readonly startedAt: number;
  readonly outcome: Outcome;
  /** Why it failed; null where it did not. */
  readonly reason: FailureReason | null;
  /** What the rule judged, in the figure's unit; null where it judges no figure, or none was measured. */
  readonly value: number | null;
}

/** When a test is repeated before anybody is told. */
export interface NextTry {
  readonly at: number;
  /** 1 is the first repetition. */
  readonly number: number;
  readonly of: number;
}
