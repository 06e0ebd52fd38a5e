/** A stretch of time; `to` is exclusive. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}
