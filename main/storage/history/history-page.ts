import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import type { HistoryQuery } from '../../../shared/history/history-query';
import { OUTCOMES, type Outcome } from '../../../shared/run';
import type { TimeRange } from '../../../shared/time-range';
import { prepared } from '../prepared';
import type { RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';
import { inSnapshot, getPieces } from './history-parts';

/** Runs of a range that a query wants, and how many there are. */
interface Segment extends TimeRange {
  readonly count: number;
}

const ROLLED = `SELECT at, ${OUTCOMES.join(', ')} FROM roll_ups
  WHERE hours = ? AND at >= ? AND at < ? ORDER BY at`;
const COUNTED = `SELECT count(*) AS count FROM runs
  WHERE started_at >= :from AND started_at < :to AND outcome IN (SELECT value FROM json_each(:outcomes))`;
/** Records of many missed slots that begin before the range and reach into it. */
const REACHING_IN = `FROM runs WHERE slots > 1 AND finished_at >= :begin AND started_at < :begin AND outcome = 'missed'`;
const OF_NETWORKS = `FROM runs INDEXED BY runs_by_time WHERE started_at >= :from AND started_at < :to
  AND outcome IN (SELECT value FROM json_each(:outcomes)) AND network IN (SELECT value FROM json_each(:networks))`;
const NEWEST_FIRST = 'ORDER BY started_at DESC, id DESC';

/**
 * A page of the history, newest first, and how many runs there are in all. What lies before the page is counted as it
 * was summed up, so that the last page takes no longer than the first.
 */
export function readPage(
  database: Database,
  query: HistoryQuery,
): { readonly rows: readonly RunRow[]; readonly total: number } {
  const { range, outcomes, limit, offset, networks } = query;
  return inSnapshot(database, () => {
    if (networks !== undefined) return readPageOf(database, query, networks);
    const segments = getSegments(database, range, outcomes);
    const reachingIn = outcomes.includes('missed') ? countReachingIn(database, range) : 0;
    const total = segments.reduce((sum, { count }) => sum + count, reachingIn);
    const { to, rest } = getPlace(segments, range.to, offset);
    const values = { from: range.from, begin: range.from, to, count: rest + limit, limit, offset: rest };
    const rows = prepared(database, pageSql(outcomes)).all(values) as unknown as readonly RunRow[];
    return { rows, total };
  });
}

/** Roll-ups do not tell networks apart: the runs of the range are gone through. */
function readPageOf(
  database: Database,
  { range, outcomes, limit, offset }: HistoryQuery,
  networks: readonly string[],
): { readonly rows: readonly RunRow[]; readonly total: number } {
  const values = {
    from: range.from,
    to: range.to,
    outcomes: JSON.stringify(outcomes),
    networks: JSON.stringify(networks),
  };
  const { total } = prepared(database, `SELECT count(*) AS total ${OF_NETWORKS}`).get(values) as {
    readonly total: number;
  };
  const rows = prepared(database, `SELECT * ${OF_NETWORKS} ${NEWEST_FIRST} LIMIT :limit OFFSET :offset`).all({
    ...values,
    limit,
    offset,
  });
  return { rows: rows as unknown as readonly RunRow[], total };
}

/** Up to when a page begins, and how many runs are left out before it there. */
function getPlace(
  segments: readonly Segment[],
  end: number,
  offset: number,
): { readonly to: number; readonly rest: number } {
  let to = end;
  let rest = offset;
  for (const segment of segments.toReversed()) {
    if (rest < segment.count) break;
    rest -= segment.count;
    to = segment.from;
  }
  return { to, rest };
}

function getSegments(database: Database, range: TimeRange, outcomes: readonly Outcome[]): readonly Segment[] {
  return getPieces(database, range, 'day').flatMap(({ level, from, to }): readonly Segment[] => {
    if (level === 'run') {
      const values = { from, to, outcomes: JSON.stringify(outcomes) };
      const { count } = prepared(database, COUNTED).get(values) as { readonly count: number };
      return [{ from, to, count }];
    }
    const hours = level === 'day' ? DAY_MS / HOUR_MS : 1;
    const rows = prepared(database, ROLLED).all(hours, from, to) as unknown as readonly (Readonly<
      Record<Outcome, number>
    > & { readonly at: number })[];
    return rows.map((row) => ({
      from: row.at,
      to: row.at + hours * HOUR_MS,
      count: outcomes.reduce((sum, outcome) => sum + row[outcome], 0),
    }));
  });
}

function countReachingIn(database: Database, { from }: TimeRange): number {
  const sql = `SELECT count(*) AS count ${REACHING_IN}`;
  return (prepared(database, sql).get({ begin: from }) as { readonly count: number }).count;
}

/** Each outcome has an index by time; a rare one is found without a look at the others. */
function pageSql(outcomes: readonly Outcome[]): string {
  const wanted = OUTCOMES.filter((outcome) => outcomes.includes(outcome));
  const parts = wanted.map(
    (outcome) => `SELECT * FROM (SELECT rowid AS place, started_at, id FROM runs
      WHERE outcome = '${outcome}' AND started_at >= :from AND started_at < :to ${NEWEST_FIRST} LIMIT :count)`,
  );
  if (outcomes.includes('missed')) parts.push(`SELECT rowid AS place, started_at, id ${REACHING_IN}`);
  const none = 'SELECT rowid AS place, started_at, id FROM runs WHERE :count + :begin + :from + :to IS NULL';
  return `SELECT runs.* FROM (SELECT * FROM (${[none, ...parts].join(' UNION ALL ')})
    ${NEWEST_FIRST} LIMIT :limit OFFSET :offset) AS found JOIN runs ON runs.rowid = found.place
    ORDER BY runs.started_at DESC, runs.id DESC`;
}
