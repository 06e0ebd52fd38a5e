import type { MissReason } from '../unmeasured';
import type { TimeRange } from '../time-range';

/** How far several runs lie apart: percentiles and extremes of one figure, in its unit. */
export interface ChartSpread {
  readonly lowest: number;
  readonly p5: number;
  readonly p95: number;
  readonly highest: number;
}

/** One point of a chart: a run, or the runs of one bucket when the range is long. */
export interface ChartPoint {
  readonly at: number;
  readonly runs: number;
  readonly downloadBitsPerSecond: number | null;
  readonly uploadBitsPerSecond: number | null;
  readonly latencyMs: number | null;
  readonly loadedLatencyMs: number | null;
  /** Null for a single run; of a figure that no run of the bucket has, null as well. */
  readonly spreads: Readonly<
    Record<'download' | 'upload' | 'latency' | 'loadedLatency', ChartSpread | null>
  > | null;
}

/** A time without measurements, and why. */
export interface ChartGap extends TimeRange {
  readonly kind: MissReason | 'failed';
}

export interface ChartData {
  readonly range: TimeRange;
  readonly bucketMs: number | null;
  readonly points: readonly ChartPoint[];
  readonly gaps: readonly ChartGap[];
}
