import {
  CHART_FIGURES,
  POINT_FIELDS,
  type ChartFigure,
  type ChartPoint,
  type ChartSpread,
} from '../../../shared/history/chart-data';
import { ROLLED_AS, ROLLED_PARTS, type RolledFigure } from '../../core/rollup/aggregate';

/** The figures that a chart shows, as they are summed up and in that order. */
export const ROLLED_CHART_FIGURES: readonly RolledFigure[] = CHART_FIGURES.map((figure) => ROLLED_AS[figure]);

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
    const parts = ROLLED_PARTS[figure];
    const found = getSpread(ROLLED_AS[figure]);
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
