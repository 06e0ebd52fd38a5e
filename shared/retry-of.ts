/** Which try of a chain a run is. */
export interface RetryOf {
  /** The run that was first. */
  readonly runId: string;
  /** 1 is the first repetition. */
  readonly number: number;
}
