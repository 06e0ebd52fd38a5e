import type { ChartData, ChartPoint, LineNetworks } from '../../../shared/history/chart-data';
import { isSeriesWanted, type RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { isCounted } from '../../core/rollup/run-columns';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { chartOfMatched, matchRuns } from './chart-of-columns';
import { countThinnedByNetwork, readThinned, withThinned } from './chart-of-thinned';
import { visitColumns } from './columns-of-range';

/** More lines are not told apart; the networks with the fewest runs share the last one. */
const MOST_LINES = 4;
/** Most computers stay in one network: nothing more is read of them. */
const SEVERAL = 'SELECT count(*) AS networks FROM (SELECT 1 FROM networks LIMIT 2)';

/**
 * The points of a chart with a line for each network, in the order of time; null where the runs are of one network, or of
 * none that is known.
 */
export function chartByNetwork(
  database: Database,
  range: TimeRange,
  filter: RunFilter | null,
  bucketMs: number | null,
): Pick<ChartData, 'points' | 'lines'> | null {
  if (filter?.networks?.length === 1) return null;
  if ((prepared(database, SEVERAL).get() as { readonly networks: number }).networks < 2) return null;
  const wanted = filter ?? {};
  const counts = countRuns(database, range, wanted);
  if ([...counts.keys()].filter((network) => network !== null).length < 2) return null;
  const parts = groupNetworks(counts)
    .map((networks) => {
      const ofLine = { ...wanted, networks };
      const contents = chartOfMatched(matchRuns(database, range, ofLine), range, bucketMs);
      if (bucketMs === null) return { networks, points: contents.points };
      const thinned = readThinned(database, range, ofLine);
      return { networks, points: withThinned(contents, thinned, { range, bucketMs }).points };
    })
    .filter(({ points }) => points.length > 0);
  return {
    lines: parts.map(({ networks }) => networks),
    points: parts
      .flatMap(({ points }, line) => points.map((point): ChartPoint => ({ ...point, line })))
      .sort((one, other) => one.at - other.at),
  };
}

/** Completed runs by their network, in the days of a range. */
function countRuns(
  database: Database,
  range: TimeRange,
  filter: RunFilter,
): ReadonlyMap<string | null, number> {
  const counts = new Map(countThinnedByNetwork(database, range, filter));
  if (filter.outcomes !== undefined && !filter.outcomes.includes('completed')) return counts;
  visitColumns(database, range, filter, ({ series, seriesOf, outcomes, outcomeOf }) => {
    const completed = outcomes.indexOf('completed');
    const runs = new Uint32Array(series.length);
    for (const [place, outcome] of outcomeOf.entries()) {
      const number = seriesOf[place] ?? 0;
      if (outcome === completed) runs[number] = (runs[number] ?? 0) + 1;
    }
    for (const [number, key] of series.entries()) {
      const found = runs[number] ?? 0;
      if (found > 0 && isCounted({ series: key }) && isSeriesWanted(filter, key))
        counts.set(key.network, (counts.get(key.network) ?? 0) + found);
    }
  });
  return counts;
}

/** Networks with a line each, those with the most runs first; those that have no room are together in the last one. */
function groupNetworks(counts: ReadonlyMap<string | null, number>): readonly LineNetworks[] {
  const networks = [...counts].sort((one, other) => other[1] - one[1]).map(([network]) => network);
  if (networks.length <= MOST_LINES) return networks.map((network) => [network]);
  return [...networks.slice(0, MOST_LINES - 1).map((network) => [network]), networks.slice(MOST_LINES - 1)];
}
