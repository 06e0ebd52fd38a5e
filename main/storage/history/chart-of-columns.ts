import type { ChartPoint, ChartSpread } from '../../../shared/history/chart-data';
import { DAY_MS } from '../../../shared/durations';
import type { RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { MatchedRuns } from '../../core/chart/matched-runs';
import { getSpread } from '../../core/chart/spread-of';
import { floorTo } from '../../core/rollup/cover';
import { fromRunColumns, toRunColumns, type SeriesRun } from '../../core/rollup/run-columns';
import { findGaps } from '../../core/rollup/states';
import type { Database } from '../sqlite';
import { CHART_FIGURES, shown, type ChartFigure } from './chart-figures';
import type { ChartContents } from './chart-of-runs';
import { dayCache } from './day-cache';
import { getPieces, statesReachingInto, visitRuns } from './history-parts';

/** The runs of a range that a filter wants, from the columns of days where they hold, and from the runs where not. */
export function matchRuns(database: Database, range: TimeRange, filter: RunFilter): MatchedRuns {
  const matched = new MatchedRuns(filter, CHART_FIGURES);
  if (filter.outcomes === undefined || filter.outcomes.includes('missed')) {
    for (const state of statesReachingInto(database, range)) matched.line.add(state);
  }
  for (const { level, from, to } of getPieces(database, range, 'day')) {
    const piece = { from, to };
    if (level === 'day') {
      dayCache(database).visit(database, piece, (columns, day) => matched.add(columns, day, piece));
    } else addRuns(database, piece, matched);
  }
  return matched;
}

function addRuns(database: Database, range: TimeRange, matched: MatchedRuns): void {
  let runs: SeriesRun[] = [];
  let day = 0;
  const add = () => {
    if (runs.length > 0) matched.add(fromRunColumns(toRunColumns(day, runs)), day, range);
    runs = [];
  };
  visitRuns(database, range, {
    run: (facts) => {
      if (floorTo(facts.at, DAY_MS) !== day) add();
      day = floorTo(facts.at, DAY_MS);
      runs.push(facts);
    },
  });
  add();
}

/** What the charts show of matched runs; single runs where `bucketMs` is null. */
export function chartOfMatched(
  matched: MatchedRuns,
  range: TimeRange,
  bucketMs: number | null,
): ChartContents {
  const { at } = matched;
  const columns = CHART_FIGURES.map((_, place) => matched.figure(place));
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
  columns: readonly Float32Array[],
  {
    begin,
    end,
    bucketMs,
  }: { readonly begin: number; readonly end: number; readonly bucketMs: number | null },
): ChartPoint {
  const firstAt = at[begin] ?? 0;
  const lastAt = at[end - 1] ?? firstAt;
  const middle = bucketMs === null ? firstAt : floorTo(firstAt, bucketMs) + bucketMs / 2;
  const figures = columns.map((column, place) =>
    shownSpread(CHART_FIGURES[place] ?? 'download', getSpread(column.subarray(begin, end))),
  );
  const [download, upload, latency, loaded] = figures;
  return {
    at: Math.max(firstAt, Math.min(lastAt, middle)),
    runs: end - begin,
    downloadBitsPerSecond: download?.median ?? null,
    uploadBitsPerSecond: upload?.median ?? null,
    latencyMs: latency?.median ?? null,
    loadedLatencyMs: loaded?.median ?? null,
    spreads:
      bucketMs === null
        ? null
        : {
            download: download?.spread ?? null,
            upload: upload?.spread ?? null,
            latency: latency?.spread ?? null,
            loadedLatency: loaded?.spread ?? null,
          },
  };
}

function shownSpread(
  name: ChartFigure,
  found: ReturnType<typeof getSpread>,
): { readonly median: number; readonly spread: ChartSpread } | null {
  if (found === null) return null;
  const of = (value: number) => shown(name, value) ?? 0;
  const { lowest, p5, median, p95, highest } = found;
  return {
    median: of(median),
    spread: { lowest: of(lowest), p5: of(p5), p95: of(p95), highest: of(highest) },
  };
}
