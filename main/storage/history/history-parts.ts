import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import type { TimeRange } from '../../../shared/time-range';
import type { RunFacts, StoredAggregate } from '../../core/rollup/aggregate';
import { coverRange, type CoverPiece } from '../../core/rollup/cover';
import { isCounted, type SeriesRun } from '../../core/rollup/run-columns';
import type { LineState } from '../../core/rollup/states';
import { manyRows } from '../many-rows';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { REACHES_IN } from './in-range';
import { FACT_COLUMNS, fromRollUp, toFacts, type FactRow, type RollUpRow } from './roll-up-rows';
import { rolledUpFrom } from './roll-ups';

/** So many runs are in memory at once. */
const RUNS_AT_ONCE = 5_000;
const RUNS = `FROM runs
  WHERE (started_at, rowid) > (:after, :place) AND started_at < :to AND outcome <> 'running'
  ORDER BY started_at, rowid LIMIT ${RUNS_AT_ONCE}`;
type PlacedRow = FactRow & { readonly rowid: number; readonly id: string };
const PARTS = 'SELECT * FROM roll_ups WHERE hours = ? AND at >= ? AND at < ? ORDER BY at';
const REACHING_IN = `SELECT started_at AS at, finished_at AS lastAt, reason AS kind FROM runs
  WHERE ${REACHES_IN} ORDER BY started_at`;

/** The pieces of a range that has runs, each to be read from the coarsest source that holds; empty without runs. */
export function getPieces(
  database: Database,
  range: TimeRange,
  coarsest: 'day' | 'hour',
): readonly CoverPiece[] {
  const { first, last } = prepared(
    database,
    `SELECT (SELECT min(started_at) FROM runs WHERE started_at >= :from) AS first,
      (SELECT max(started_at) FROM runs WHERE started_at < :to) AS last`,
  ).get({ from: range.from, to: range.to }) as {
    readonly first: number | null;
    readonly last: number | null;
  };
  if (first === null || last === null || first > last) return [];
  const from = Math.max(range.from, first - (first % DAY_MS));
  const to = Math.min(range.to, last - (last % DAY_MS) + DAY_MS);
  const stale = prepared(database, 'SELECT at FROM stale_hours WHERE at >= ? AND at < ? ORDER BY at').all(
    from - HOUR_MS,
    to,
  ) as unknown as readonly { readonly at: number }[];
  const rolledUp = { from: rolledUpFrom(database), staleHours: stale.map(({ at }) => at) };
  return coverRange({ from, to }, coarsest, rolledUp);
}

/** What hears of the runs of a range that count in statistics, one by one or summed up, in the order of time. */
export interface PartVisitor {
  run(facts: RunFacts): void;
  part(aggregate: StoredAggregate, at: number): void;
}

/** Goes through the runs of a range; one snapshot of the records where the caller reads in one. */
export function visitParts(
  database: Database,
  range: TimeRange,
  coarsest: 'day' | 'hour',
  visitor: PartVisitor,
): void {
  for (const { level, from, to } of getPieces(database, range, coarsest)) {
    if (level === 'run') {
      visitRuns(database, { from, to }, { run: (facts) => isCounted(facts) && visitor.run(facts) });
    } else {
      const hours = level === 'day' ? DAY_MS / HOUR_MS : 1;
      const rows = prepared(database, PARTS).all(hours, from, to) as unknown as readonly RollUpRow[];
      for (const row of rows) visitor.part(fromRollUp(row), row.at);
    }
  }
}

/** Runs of one moment stand in the order in which they are summed up. */
function byTimeAndId(one: PlacedRow, other: PlacedRow): number {
  return one.started_at - other.started_at || (one.id < other.id ? -1 : 1);
}

/** Goes through the runs of a range one by one, in the order of time; also those that are excluded from statistics. */
export function visitRuns(
  database: Database,
  { from, to }: TimeRange,
  visitor: { run(facts: SeriesRun): unknown },
): void {
  let [after, place] = [from - 1, Number.MAX_SAFE_INTEGER];
  for (;;) {
    const rows = manyRows<PlacedRow>(database, ['rowid', 'id', ...FACT_COLUMNS], RUNS, { after, place, to });
    for (const row of rows.toSorted(byTimeAndId)) visitor.run(toFacts(row));
    const last = rows.at(-1);
    if (last === undefined || rows.length < RUNS_AT_ONCE) return;
    [after, place] = [last.started_at, last.rowid];
  }
}

/** Records of many missed slots that begin before a range and reach into it. */
export function statesReachingInto(database: Database, { from }: TimeRange): readonly LineState[] {
  return prepared(database, REACHING_IN).all({ from }) as unknown as readonly LineState[];
}

/** Reads everything as it was at one moment, while other connections write. */
export function inSnapshot<T>(database: Database, read: () => T): T {
  if (database.isTransaction) return read();
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    if (database.isTransaction) database.exec('COMMIT');
  }
}
