import {
  CHART_FIGURES,
  POINT_FIELDS,
  type ChartFigure,
  type ChartPoint,
  type ChartSpread,
} from '../../../shared/history/chart-data';
import type { RolledFigure } from '../../core/rollup/aggregate';

/** A figure as it is summed up, with the parts of its stored unit in the shown one. */
const STORED: Readonly<Record<ChartFigure, { readonly name: RolledFigure; readonly parts: number }>> = {
  download: { name: 'download', parts: 1 },
  upload: { name: 'upload', parts: 1 },
  latency: { name: 'latency', parts: 1_000 },
  loadedLatency: { name: 'loaded', parts: 1_000 },
  jitter: { name: 'jitter', parts: 1_000 },
  packetLoss: { name: 'loss', parts: 1_000_000 },
  rpm: { name: 'rpm', parts: 1 },
};

/** The figures that a chart shows, as they are summed up and in that order. */
export const ROLLED_CHART_FIGURES: readonly RolledFigure[] = CHART_FIGURES.map(
  (figure) => STORED[figure].name,
);

/** The middle of a figure of some runs, and how far they lie apart, in the stored unit. */
export interface StoredSpread extends ChartSpread {
  readonly median: number;
}

/** A point of a chart from its stored figures; null for a figure that was not measured. */
export function toChartPoint(
  { at, runs, isBucket }: Pick<ChartPoint, 'at' | 'runs'> & { readonly isBucket: boolean },
  getSpread: (name: RolledFigure) => StoredSpread | null,
): ChartPoint {
  const values: Partial<Record<(typeof POINT_FIELDS)[ChartFigure], number | null>> = {};
  const spreads: Partial<Record<ChartFigure, ChartSpread | null>> = {};
  for (const figure of CHART_FIGURES) {
    const { name, parts } = STORED[figure];
    const found = getSpread(name);
    values[POINT_FIELDS[figure]] = found === null ? null : found.median / parts;
    spreads[figure] =
      found === null
        ? null
        : {
            lowest: found.lowest / parts,
            p5: found.p5 / parts,
            p95: found.p95 / parts,
            highest: found.highest / parts,
          };
  }
  return {
    at,
    runs,
    ...(values as Omit<ChartPoint, 'at' | 'runs' | 'spreads'>),
    spreads: isBucket ? (spreads as NonNullable<ChartPoint['spreads']>) : null,
  };
}
