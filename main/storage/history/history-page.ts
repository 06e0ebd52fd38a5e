import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { DEFAULT_SORT, type HistoryQuery } from '../../../shared/history/history-query';
import { OUTCOMES, type Outcome } from '../../../shared/run';
import type { TimeRange } from '../../../shared/time-range';
import type { OutcomeCounts } from '../../core/rollup/aggregate';
import { prepared } from '../prepared';
import type { RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';
import { getPieces, inSnapshot, statesReachingInto } from './history-parts';
import { REACHES_IN } from './in-range';
import { readListedPage } from './listed-page';
import { areAllWanted } from './wanted-runs';

/** Runs of a stretch of time, and how many of each outcome there are. */
interface Segment extends TimeRange {
  readonly counts: Readonly<Partial<OutcomeCounts>>;
}

interface ExcludedCount {
  readonly at: number;
  readonly outcome: Outcome;
  readonly count: number;
}

const ROLLED = `SELECT at, ${OUTCOMES.join(', ')} FROM roll_ups
  WHERE hours = ? AND at >= ? AND at < ? ORDER BY at`;
const COUNTED = `SELECT outcome, count(*) AS count FROM runs
  WHERE started_at >= :from AND started_at < :to AND outcome <> 'running' GROUP BY outcome`;
/** Excluded runs are listed, but not in roll-ups. */
const EXCLUDED = `SELECT started_at / :length * :length AS at, outcome, count(*) AS count FROM runs
  WHERE excluded_at IS NOT NULL AND started_at >= :from AND started_at < :to GROUP BY 1, 2`;
const NEWEST_FIRST = 'ORDER BY started_at DESC, id DESC';

/** A page of the history, how many runs the query wants in all, and how many of each outcome it would want. */
export interface RowsOfPage {
  readonly rows: readonly RunRow[];
  readonly total: number;
  readonly counts: OutcomeCounts;
}

/**
 * A page of the history. Where it is all runs of a range, newest first, what lies before the page is counted as it was
 * summed up, so that the last page takes no longer than the first.
 */
export function readPage(database: Database, query: HistoryQuery): RowsOfPage {
  return inSnapshot(database, () => {
    const { key, isDescending } = query.sort ?? DEFAULT_SORT;
    const isByTime = key === 'time' && isDescending;
    return isByTime && query.search === undefined && areAllWanted(query)
      ? readPageOfAll(database, query)
      : readListedPage(database, query);
  });
}

function readPageOfAll(database: Database, { range, outcomes, limit, offset }: HistoryQuery): RowsOfPage {
  const segments = getSegments(database, range);
  const reachingIn: Segment['counts'] = { missed: statesReachingInto(database, range).length };
  const all = [...segments.map(({ counts }) => counts), reachingIn];
  const counts = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, all.reduce((sum, part) => sum + (part[outcome] ?? 0), 0)]),
  ) as OutcomeCounts;
  const total = outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);
  const { to, rest } = getPlace(segments, outcomes, { end: range.to, offset });
  const values = { from: range.from, to, count: rest + limit, limit, offset: rest };
  const rows = prepared(database, pageSql(outcomes)).all(values) as unknown as readonly RunRow[];
  return { rows, total, counts };
}

/** Up to when a page begins, and how many runs are left out before it there. */
function getPlace(
  segments: readonly Segment[],
  outcomes: readonly Outcome[],
  { end, offset }: { readonly end: number; readonly offset: number },
): { readonly to: number; readonly rest: number } {
  let to = end;
  let rest = offset;
  for (const { from, counts } of segments.toReversed()) {
    const count = outcomes.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
    if (rest < count) break;
    rest -= count;
    to = from;
  }
  return { to, rest };
}

function getSegments(database: Database, range: TimeRange): readonly Segment[] {
  return getPieces(database, range, 'day').flatMap(({ level, from, to }): readonly Segment[] => {
    if (level === 'run') {
      const rows = prepared(database, COUNTED).all({ from, to }) as unknown as readonly {
        readonly outcome: Outcome;
        readonly count: number;
      }[];
      return [{ from, to, counts: Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count])) }];
    }
    const hours = level === 'day' ? DAY_MS / HOUR_MS : 1;
    const rows = prepared(database, ROLLED).all(hours, from, to) as unknown as readonly (OutcomeCounts & {
      readonly at: number;
    })[];
    const counts = new Map<number, Segment['counts']>(rows.map((row) => [row.at, row]));
    const excluded = prepared(database, EXCLUDED).all({ from, to, length: hours * HOUR_MS });
    for (const { at, outcome, count } of excluded as unknown as readonly ExcludedCount[]) {
      const rolled = counts.get(at);
      counts.set(at, { ...rolled, [outcome]: (rolled?.[outcome] ?? 0) + count });
    }
    return [...counts]
      .sort(([one], [other]) => one - other)
      .map(([at, byOutcome]) => ({ from: at, to: at + hours * HOUR_MS, counts: byOutcome }));
  });
}

/** Each outcome has an index by time; a rare one is found without a look at the others. */
function pageSql(outcomes: readonly Outcome[]): string {
  const wanted = OUTCOMES.filter((outcome) => outcomes.includes(outcome));
  const parts = wanted.map(
    (outcome) => `SELECT * FROM (SELECT rowid AS place, started_at, id FROM runs
      WHERE outcome = '${outcome}' AND started_at >= :from AND started_at < :to ${NEWEST_FIRST} LIMIT :count)`,
  );
  if (outcomes.includes('missed'))
    parts.push(`SELECT rowid AS place, started_at, id FROM runs WHERE ${REACHES_IN}`);
  const none = 'SELECT rowid AS place, started_at, id FROM runs WHERE :count + :from + :to IS NULL';
  return `SELECT runs.* FROM (SELECT * FROM (${[none, ...parts].join(' UNION ALL ')})
    ${NEWEST_FIRST} LIMIT :limit OFFSET :offset) AS found JOIN runs ON runs.rowid = found.place
    ORDER BY runs.started_at DESC, runs.id DESC`;
}
