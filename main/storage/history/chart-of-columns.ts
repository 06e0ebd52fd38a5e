import type { ChartPoint } from '../../../shared/history/chart-data';
import type { RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { MatchedRuns } from '../../core/chart/matched-runs';
import { getSpread } from '../../core/chart/spread-of';
import type { RolledFigure } from '../../core/rollup/aggregate';
import { floorTo } from '../../core/rollup/cover';
import { findGaps } from '../../core/rollup/states';
import type { Database } from '../sqlite';
import { ROLLED_CHART_FIGURES, toChartPoint } from './chart-figures';
import type { ChartContents } from './chart-of-runs';
import { visitColumns } from './columns-of-range';
import { statesReachingInto } from './history-parts';

/** The runs of a range that a filter wants, from the columns of days where they hold, and from the runs where not. */
export function matchRuns(database: Database, range: TimeRange, filter: RunFilter): MatchedRuns {
  const matched = new MatchedRuns(filter, ROLLED_CHART_FIGURES);
  if (filter.outcomes === undefined || filter.outcomes.includes('missed')) {
    for (const state of statesReachingInto(database, range)) matched.line.add(state);
  }
  visitColumns(database, range, filter, (columns, day, piece) => matched.add(columns, day, piece));
  return matched;
}

/** What the charts show of matched runs; single runs where `bucketMs` is null. */
export function chartOfMatched(
  matched: MatchedRuns,
  range: TimeRange,
  bucketMs: number | null,
): ChartContents {
  const { at } = matched;
  const columns = new Map(ROLLED_CHART_FIGURES.map((name, place) => [name, matched.figure(place)]));
  const points: ChartPoint[] = [];
  for (let begin = 0; begin < at.length;) {
    const end = bucketMs === null ? begin + 1 : endOfBucket(at, begin, bucketMs);
    points.push(toPoint(at, columns, { begin, end, bucketMs }));
    begin = end;
  }
  return { points, gaps: findGaps(matched.line.states, range) };
}

/** The place behind the last run of the bucket in which a run is. */
function endOfBucket(at: Float64Array, begin: number, bucketMs: number): number {
  const limit = floorTo(at[begin] ?? 0, bucketMs) + bucketMs;
  let end = begin + 1;
  while (end < at.length && (at[end] ?? limit) < limit) end += 1;
  return end;
}

function toPoint(
  at: Float64Array,
  columns: ReadonlyMap<RolledFigure, Float32Array>,
  {
    begin,
    end,
    bucketMs,
  }: { readonly begin: number; readonly end: number; readonly bucketMs: number | null },
): ChartPoint {
  const firstAt = at[begin] ?? 0;
  const lastAt = at[end - 1] ?? firstAt;
  const middle = bucketMs === null ? firstAt : floorTo(firstAt, bucketMs) + bucketMs / 2;
  const place = {
    at: Math.max(firstAt, Math.min(lastAt, middle)),
    runs: end - begin,
    isBucket: bucketMs !== null,
  };
  return toChartPoint(place, (name) => {
    const column = columns.get(name);
    return column === undefined ? null : getSpread(column.subarray(begin, end));
  });
}
