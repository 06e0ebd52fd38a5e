import type { MissReason } from '../unmeasured';
import type { TimeRange } from '../time-range';

/** The figures that charts show. */
export const CHART_FIGURES = [
  'download',
  'upload',
  'latency',
  'loadedLatency',
  'jitter',
  'packetLoss',
  'rpm',
] as const;
export type ChartFigure = (typeof CHART_FIGURES)[number];

/** How far several runs lie apart: percentiles and extremes of one figure, in its unit. */
export interface ChartSpread {
  readonly lowest: number;
  readonly p5: number;
  readonly p95: number;
  readonly highest: number;
}

/** Networks whose runs are one line of a chart; null is a network that is not known. */
export type LineNetworks = readonly (string | null)[];

/** One point of a chart: a run, or the runs of one bucket when the range is long. */
export interface ChartPoint {
  /** The place of its line among the `lines` of the chart; left out in a chart of one line. */
  readonly line?: number;
  readonly at: number;
  readonly runs: number;
  readonly downloadBitsPerSecond: number | null;
  readonly uploadBitsPerSecond: number | null;
  readonly latencyMs: number | null;
  readonly loadedLatencyMs: number | null;
  readonly jitterMs: number | null;
  readonly packetLossRatio: number | null;
  readonly rpm: number | null;
  /** Null for a single run; of a figure that no run of the bucket has, null as well. */
  readonly spreads: Readonly<Record<ChartFigure, ChartSpread | null>> | null;
}

/** What each figure is called in a point. */
export const POINT_FIELDS = {
  download: 'downloadBitsPerSecond',
  upload: 'uploadBitsPerSecond',
  latency: 'latencyMs',
  loadedLatency: 'loadedLatencyMs',
  jitter: 'jitterMs',
  packetLoss: 'packetLossRatio',
  rpm: 'rpm',
} as const satisfies Readonly<Record<ChartFigure, keyof ChartPoint>>;

/** A time without measurements, and why. */
export interface ChartGap extends TimeRange {
  readonly kind: MissReason | 'failed';
}

/** A run that is excluded from statistics: it stands in the chart by itself, and in no median. */
export interface ExcludedPoint extends Omit<ChartPoint, 'runs' | 'spreads' | 'line'> {
  readonly runId: string;
  readonly network: string | null;
  readonly reason: string;
}

export interface ChartData {
  readonly range: TimeRange;
  readonly bucketMs: number | null;
  /** The lines where the runs are of several networks, that with the most runs first; left out otherwise. */
  readonly lines?: readonly LineNetworks[];
  /** Oldest first. */
  readonly points: readonly ChartPoint[];
  readonly gaps: readonly ChartGap[];
  /** With figures, oldest first; of very many the newest. */
  readonly excluded: readonly ExcludedPoint[];
}
