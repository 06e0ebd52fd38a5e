import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { ChartData } from '../../../shared/history/chart-data';
import type { RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { chooseBucketMs } from '../../core/chart/bucket-length';
import { calmGaps } from '../../core/chart/calm-gaps';
import { prepared } from '../prepared';
import { firstThinned } from '../retention/thinned-parts';
import { COUNTED } from '../runs/counted';
import type { Database } from '../sqlite';
import { chartByNetwork } from './chart-by-network';
import { chartOfParts } from './chart-of-parts';
import { chartOfMatched, matchRuns } from './chart-of-columns';
import { readThinned, withThinned } from './chart-of-thinned';
import { chartOfRuns, type ChartContents } from './chart-of-runs';
import { readExcluded } from './excluded-runs';
import { inSnapshot } from './history-parts';

const MAX_SINGLE_POINTS = 1_500;
/** Up to so many runs are read one by one, which is exact; more are read as they were summed up. */
const MAX_READ_RUNS = 20_000;
const BUCKETS = 500;
/** Buckets of runs that are read one by one are at least this long. */
const LEAST_BUCKET_MS = 30 * MINUTE_MS;

/** Excluded runs are few and counted apart, so that those of a long range are counted by their index alone. */
const COUNT = `WITH excluded AS (SELECT count(*) AS runs FROM runs
    WHERE excluded_at IS NOT NULL AND started_at >= :from AND started_at < :to)
  SELECT count(*) - (SELECT runs FROM excluded) AS runs FROM (SELECT 1 FROM runs
    WHERE started_at >= :from AND started_at < :to LIMIT ${MAX_READ_RUNS + 1} + (SELECT runs FROM excluded))`;
const COMPLETED = `SELECT count(*) AS runs FROM (SELECT 1 FROM runs WHERE outcome = 'completed'
    AND started_at >= :from AND started_at < :to AND ${COUNTED} LIMIT ${MAX_SINGLE_POINTS + 1})`;
const FIRST = `SELECT started_at AS first FROM runs INDEXED BY runs_by_time
  WHERE started_at >= :from AND started_at < :to AND ${COUNTED} ORDER BY started_at LIMIT 1`;

/**
 * What the charts show of a stretch of time: single runs where they are few, medians of buckets where they are many. Where
 * there is a filter, of the runs that it wants. Runs of several networks are lines of their own. Runs that are excluded from statistics stand apart.
 */
export function readChart(database: Database, range: TimeRange, filter: RunFilter | null = null): ChartData {
  return inSnapshot(database, () => {
    const { bucketMs, points, gaps } =
      filter === null ? chartOfAll(database, range) : chartOfWanted(database, range, filter);
    const excluded = readExcluded(database, range, filter);
    const byNetwork = chartByNetwork(database, range, filter, bucketMs);
    return { range, bucketMs, points, ...byNetwork, gaps: calmGaps(gaps, range), excluded };
  });
}

type Chart = ChartContents & Pick<ChartData, 'bucketMs'>;

function chartOfAll(database: Database, range: TimeRange): Chart {
  const bounds = { from: range.from, to: range.to };
  const count = (sql: string) => (prepared(database, sql).get(bounds) as { readonly runs: number }).runs;
  const thinnedAt = firstThinned(database, range);
  const isReadable = thinnedAt === null && count(COUNT) <= MAX_READ_RUNS;
  const found = prepared(database, FIRST).get(bounds) as { readonly first: number } | undefined;
  const first = Math.min(thinnedAt ?? Infinity, found?.first ?? Infinity);
  const span = { from: Math.max(range.from, first === Infinity ? range.from : first), to: range.to };
  const isSingle = isReadable && count(COMPLETED) <= MAX_SINGLE_POINTS;
  const bucketMs = isSingle ? null : chooseBucketMs(span, BUCKETS, isReadable ? LEAST_BUCKET_MS : HOUR_MS);
  const contents =
    isReadable || bucketMs === null
      ? chartOfRuns(database, range, bucketMs)
      : chartOfParts(database, range, bucketMs);
  return { bucketMs, ...contents };
}

function chartOfWanted(database: Database, range: TimeRange, filter: RunFilter): Chart {
  const matched = matchRuns(database, range, filter);
  const thinned = readThinned(database, range, filter);
  const first = Math.min(matched.at[0] ?? Infinity, thinned.firstAt ?? Infinity);
  const span = { from: Math.max(range.from, first === Infinity ? range.from : first), to: range.to };
  const isSingle = thinned.firstAt === null && matched.count <= MAX_SINGLE_POINTS;
  const leastMs = thinned.firstAt === null ? LEAST_BUCKET_MS : HOUR_MS;
  const bucketMs = isSingle ? null : chooseBucketMs(span, BUCKETS, leastMs);
  const contents = chartOfMatched(matched, range, bucketMs);
  return {
    bucketMs,
    ...(bucketMs === null ? contents : withThinned(contents, thinned, { range, bucketMs })),
  };
}
