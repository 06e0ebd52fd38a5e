import type { RolledFigure } from '../../core/rollup/aggregate';

/** The figures that a chart shows: the first of those that are summed up. */
export const CHART_FIGURES = [
  'download',
  'upload',
  'latency',
  'loaded',
] as const satisfies readonly RolledFigure[];
export type ChartFigure = (typeof CHART_FIGURES)[number];

/** Parts of the stored unit in the shown one. */
const PARTS: Readonly<Record<ChartFigure, number>> = {
  download: 1,
  upload: 1,
  latency: 1_000,
  loaded: 1_000,
};

/** A stored figure in the unit that is shown: bit/s or ms; null where it is none. */
export function shown(name: ChartFigure, value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : value / PARTS[name];
}
