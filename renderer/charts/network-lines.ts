import {
  POINT_FIELDS,
  type ChartData,
  type ChartFigure,
  type ChartPoint,
} from '../../shared/history/chart-data';
import type { Line } from './canvas';
import type { HollowPoint } from './plot';
import type { LegendEntry } from './legend';
import type { NetworkColumns } from './network-columns';

/** Colours of the lines of networks, in their order. */
const COLORS = ['--lw-network-1', '--lw-network-2', '--lw-network-3', '--lw-network-4'] as const;
const TONES = ['network-1', 'network-2', 'network-3', 'network-4'] as const;

/** Figures whose lines have dashes, beside another figure of the same plot. */
const DASHED: readonly ChartFigure[] = ['upload', 'loadedLatency'];

/** How the line of a figure is drawn where colours stand for networks. */
export function getDash(figure: ChartFigure): 'solid' | 'dashed' {
  return DASHED.includes(figure) ? 'dashed' : 'solid';
}

/** The lines of some figures: a colour for each network, solid or with dashes by the figure. */
export function getNetworkLines({ lines }: NetworkColumns, figures: readonly ChartFigure[]): readonly Line[] {
  return lines.flatMap((columns, place) =>
    figures.map((figure): Line => ({
      color: COLORS[place] ?? '--lw-other',
      isDashed: getDash(figure) === 'dashed',
      values: columns[figure],
      band: null,
    })),
  );
}

/** The values of a point in the order of the lines of some figures; null for those of other networks. */
export function getPointValues(
  point: Pick<ChartPoint, (typeof POINT_FIELDS)[ChartFigure]>,
  line: number,
  { lines }: Pick<ChartData, 'lines'>,
  figures: readonly ChartFigure[],
): HollowPoint['values'] {
  if (lines === undefined) return figures.map((figure) => point[POINT_FIELDS[figure]]);
  return lines.flatMap((_, place) =>
    figures.map((figure) => (place === line ? point[POINT_FIELDS[figure]] : null)),
  );
}

/** Which line a network belongs to; -1 where it is none of them. */
export function lineOfNetwork({ lines = [] }: Pick<ChartData, 'lines'>, network: string | null): number {
  return lines.findIndex((networks) => networks.includes(network));
}

/** Names the colours of the networks. */
export function getNetworkLegend(names: readonly string[]): readonly LegendEntry[] {
  return names.map((label, place) => ({ tone: TONES[place] ?? 'other', label }));
}
