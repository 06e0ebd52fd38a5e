import type { ChartGap, ChartPoint } from '../../../shared/history/chart-data';
import type { RunFilter } from '../../../shared/history/run-filter';
import { kept } from '../../../shared/kept';
import type { TimeRange } from '../../../shared/time-range';
import { Aggregate, type StoredAggregate } from '../../core/rollup/aggregate';
import { findGaps } from '../../core/rollup/states';
import { visitThinned } from '../retention/thinned-parts';
import type { Database } from '../sqlite';
import { ROLLED_CHART_FIGURES } from './chart-figures';
import { inOrder, pointsOf } from './chart-of-parts';
import type { ChartContents } from './chart-of-runs';

/** What stays of removed runs that a filter wants. */
interface ThinnedChart {
  /** When the first hour of them begins; null without any. */
  readonly firstAt: number | null;
  readonly parts: readonly { readonly at: number; readonly part: StoredAggregate }[];
}

/**
 * What stays of the removed runs of a range, where a filter asks for networks alone: nothing else is known of them. Hour by
 * hour.
 */
export function readThinned(database: Database, range: TimeRange, filter: RunFilter): ThinnedChart {
  const parts: { at: number; part: StoredAggregate }[] = [];
  if (isOfNetworks(filter)) {
    const { networks } = filter;
    visitThinned(database, range, { coarsest: 'hour', networks }, (part, at) => parts.push({ at, part }));
  }
  return { firstAt: parts[0]?.at ?? null, parts };
}

/** Removed runs of a range that were completed, by their network; none where a filter asks for more than networks. */
export function countThinnedByNetwork(
  database: Database,
  range: TimeRange,
  filter: RunFilter,
): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>();
  if (!isOfNetworks(filter)) return counts;
  const { networks } = filter;
  visitThinned(database, range, { coarsest: 'day', networks }, ({ completed }, _at, network) => {
    if (completed > 0) counts.set(network, (counts.get(network) ?? 0) + completed);
  });
  return counts;
}

function isOfNetworks({ networks: _networks, ...others }: RunFilter): boolean {
  return Object.values(others).every((wish) => wish === undefined);
}

/** A chart with what stays of removed runs; in a bucket that has both, the runs that are there are a point of their own. */
export function withThinned(
  { points, gaps }: ChartContents,
  { parts }: ThinnedChart,
  { range, bucketMs }: { readonly range: TimeRange; readonly bucketMs: number },
): ChartContents {
  if (parts.length === 0) return { points, gaps };
  const buckets = new Map<number, Aggregate>();
  for (const { at, part } of parts) {
    const bucket = kept(buckets, Math.floor(at / bucketMs), () => new Aggregate());
    bucket.merge({ ...part, states: [] }, ROLLED_CHART_FIGURES.length);
  }
  const removed = findGaps(inOrder(parts.flatMap(({ part }) => part.states)), range);
  return {
    points: byTime([...pointsOf(buckets, bucketMs), ...points]),
    gaps: [...removed, ...gaps].toSorted((one: ChartGap, other: ChartGap) => one.from - other.from),
  };
}

function byTime(points: readonly ChartPoint[]): readonly ChartPoint[] {
  return points.toSorted((one, other) => one.at - other.at);
}
