import type { ExcludedPoint } from '../../../shared/history/chart-data';
import { isInTimes } from '../../../shared/history/local-times';
import { isSeriesWanted, type RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { toChartPoint, type StoredSpread } from './chart-figures';
import { FACT_COLUMNS, toFacts, type FactRow } from './roll-up-rows';

/** More marks than a chart can show side by side. */
const MAX_EXCLUDED = 500;
const EXCLUDED = `SELECT id, exclusion, ${FACT_COLUMNS.map((column) => `"${column}"`).join(', ')}
  FROM runs INDEXED BY runs_excluded
  WHERE excluded_at IS NOT NULL AND started_at >= :from AND started_at < :to AND has_figures = 1
  ORDER BY started_at DESC LIMIT 5000`;

/** Runs of a range that have figures and are excluded from statistics, oldest first; at most the 500 newest. */
export function readExcluded(
  database: Database,
  { from, to }: TimeRange,
  filter: RunFilter | null,
): readonly ExcludedPoint[] {
  const rows = prepared(database, EXCLUDED).all({ from, to }) as unknown as readonly (FactRow & {
    readonly id: string;
    readonly exclusion: string | null;
  })[];
  const isInTime = isInTimes(filter?.times);
  const wanted = rows.flatMap((row) => {
    const facts = toFacts(row);
    const isWanted =
      filter === null ||
      ((isInTime?.(facts.at) ?? true) &&
        isSeriesWanted(filter, facts.series) &&
        (filter.outcomes?.includes(facts.outcome) ?? true));
    const { network } = facts.series;
    return isWanted ? [{ runId: row.id, reason: row.exclusion ?? '', network, facts }] : [];
  });
  return wanted
    .slice(0, MAX_EXCLUDED)
    .toReversed()
    .map(({ runId, reason, network, facts }) => {
      const single = { at: facts.at, runs: 1, isBucket: false };
      const {
        runs: _,
        spreads: __,
        line: ___,
        ...figures
      } = toChartPoint(single, (name) => toSpread(facts[name]));
      return { runId, reason, network, ...figures };
    });
}

function toSpread(value: number | null): StoredSpread | null {
  return value === null ? null : { lowest: value, p5: value, median: value, p95: value, highest: value };
}
