import {
  CHART_FIGURES,
  POINT_FIELDS,
  type ChartFigure,
  type ChartPoint,
} from '../../shared/history/chart-data';
import type { Band } from './canvas';

/** Points as columns, the way a chart is drawn; a break is a moment without values. */
export interface Columns extends Readonly<Record<ChartFigure, readonly (number | null)[]>> {
  readonly times: readonly number[];
  /** From the 5th to the 95th percentile of the runs of each point; null where every point is one run. */
  readonly bands: Readonly<Record<ChartFigure, Band>> | null;
}

/** Turns points and breaks into columns. */
export function getColumns(points: readonly (ChartPoint | null)[]): Columns {
  const pick = (of: (point: ChartPoint) => number | null) =>
    points.map((point) => (point === null ? null : of(point)));
  const times = points.map((point, index) => {
    if (point !== null) return point.at;
    const before = points[index - 1]?.at ?? 0;
    return (before + (points[index + 1]?.at ?? before)) / 2;
  });
  const ofEach = <Value>(make: (figure: ChartFigure) => Value) =>
    Object.fromEntries(CHART_FIGURES.map((figure) => [figure, make(figure)])) as Record<ChartFigure, Value>;
  const getBand = (figure: ChartFigure): Band => ({
    low: pick((point) => point.spreads?.[figure]?.p5 ?? null),
    high: pick((point) => point.spreads?.[figure]?.p95 ?? null),
  });
  const hasSpreads = points.some((point) => point !== null && point.spreads !== null);
  return {
    times,
    ...ofEach((figure) => pick((point) => point[POINT_FIELDS[figure]])),
    bands: hasSpreads ? ofEach(getBand) : null,
  };
}

/** The point nearest to a moment; null without points. Points are sorted by time. */
export function nearest(points: readonly { readonly at: number }[], at: number): number | null {
  let low = 0;
  let high = points.length - 1;
  if (high < 0) return null;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((points[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const after = points[low]?.at ?? 0;
  const before = points[low - 1]?.at;
  return before !== undefined && at - before < after - at ? low - 1 : low;
}

/** The stop that a key leads to from another one; null for a key that does not step. */
export function stepTo(key: string, from: number | null, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const current = from ?? last;
  switch (key) {
    case 'ArrowLeft':
      return from === null ? last : Math.max(0, current - 1);
    case 'ArrowRight':
      return Math.min(last, current + 1);
    case 'PageUp':
      return Math.max(0, current - 10);
    case 'PageDown':
      return Math.min(last, current + 10);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
