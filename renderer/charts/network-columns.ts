import { CHART_FIGURES, type ChartData, type ChartFigure } from '../../shared/history/chart-data';
import { honest } from './gaps';
import { getColumns } from './trend';

/**
 * Values at moments that all lines share: undefined where a line goes on over moments of others, null from its last value
 * before a break to the next one.
 */
type SharedValues = readonly (number | null | undefined)[];

/** The lines of several networks on one axis, in the order of the chart’s `lines`. */
export interface NetworkColumns {
  readonly times: readonly number[];
  readonly lines: readonly Readonly<Record<ChartFigure, SharedValues>>[];
}

/** Each network as a line with breaks of its own: nobody measured there while the computer was elsewhere. */
export function getNetworkColumns(data: ChartData): NetworkColumns {
  const parts = (data.lines ?? []).map((_, line) => {
    const points = data.points.filter((point) => point.line === line);
    return getColumns(honest({ ...data, points }).points);
  });
  const times = [...new Set(parts.flatMap((part) => part.times))].sort((one, other) => one - other);
  const placeOf = new Map(times.map((time, place) => [time, place]));
  const spread = (own: readonly number[], values: readonly (number | null)[]): SharedValues => {
    const shared = new Array<number | null | undefined>(times.length).fill(undefined);
    own.forEach((time, index) => {
      const value = values[index] ?? null;
      const place = placeOf.get(time) ?? 0;
      const before = placeOf.get(own[index - 1] ?? time) ?? place;
      const after = placeOf.get(own[index + 1] ?? time) ?? place;
      // Else the line would be drawn up to the middle of the break.
      if (value === null) shared.fill(null, Math.min(before + 1, place), Math.max(after, place + 1));
      else shared[place] = value;
    });
    return shared;
  };
  return {
    times,
    lines: parts.map(
      (part) =>
        Object.fromEntries(
          CHART_FIGURES.map((figure) => [figure, spread(part.times, part[figure])]),
        ) as Record<ChartFigure, SharedValues>,
    ),
  };
}
