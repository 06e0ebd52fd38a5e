import { DEFAULT_SORT, type HistoryQuery } from '../../../shared/history/history-query';
import { DAY_MS } from '../../../shared/durations';
import { kept } from '../../../shared/kept';
import type { OutcomeCounts } from '../../core/rollup/aggregate';
import { floorTo } from '../../core/rollup/cover';
import { ListedRuns } from '../../core/rollup/listed-runs';
import { fromRunColumns, toRunColumns } from '../../core/rollup/run-columns';
import { manyRows } from '../many-rows';
import { prepared } from '../prepared';
import type { RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';
import { visitColumns } from './columns-of-range';
import { REACHES_IN } from './in-range';
import { LastAnswer } from './records-version';
import { FACT_COLUMNS, toFacts, type FactRow } from './roll-up-rows';
import { IS_FOUND, searchIn, searchValues } from './run-search';
import { IS_WANTED, wantedValues } from './wanted-runs';

/** Runs in the order in which they are listed. */
interface Listing {
  readonly counts: OutcomeCounts;
  /** When each run began; rising. */
  readonly at: Float64Array;
  /** Places in `at`, in the order of the list. */
  readonly places: Uint32Array;
}

const REACHING_IN = `FROM runs WHERE ${REACHES_IN} ORDER BY started_at, id`;
const AT_MOMENTS = `SELECT * FROM runs INDEXED BY runs_by_time
  WHERE started_at IN (SELECT value FROM json_each(:moments))
    AND outcome IN (SELECT value FROM json_each(:outcomes)) AND ${IS_WANTED} AND ${IS_FOUND}
  ORDER BY started_at, id`;

const lastListing = new LastAnswer<Listing>();

/**
 * A page of runs that a filter or a search wants, or in another order than that of time: found among the columns of their
 * days, since an index for each of them would cost more than the runs. The next page of the same list is there already.
 */
export function readListedPage(
  database: Database,
  query: HistoryQuery,
): { readonly rows: readonly RunRow[]; readonly total: number; readonly counts: OutcomeCounts } {
  const { limit, offset, ...asked } = query;
  const { at, places, counts } = lastListing.get(database, JSON.stringify(asked), () =>
    listRuns(database, query),
  );
  const page = [...places.subarray(offset, offset + limit)];
  return { rows: readRows(database, query, at, page), total: places.length, counts };
}

function listRuns(database: Database, query: HistoryQuery): Listing {
  const { range, sort = DEFAULT_SORT } = query;
  const listed = new ListedRuns(query, sort.key, searchIn(database, query));
  addReachingIn(database, query, listed);
  visitColumns(database, range, query, (columns, day, piece) => listed.add(columns, day, piece));
  return { counts: listed.counts, at: listed.at, places: listed.sorted(sort) };
}

function addReachingIn(database: Database, { range }: HistoryQuery, listed: ListedRuns): void {
  const rows = manyRows<FactRow>(database, FACT_COLUMNS, REACHING_IN, { from: range.from });
  for (const facts of rows.map(toFacts)) {
    const day = floorTo(facts.at, DAY_MS);
    listed.add(fromRunColumns(toRunColumns(day, [facts])), day, { from: day, to: day + DAY_MS });
  }
}

/** The rows of some places. Of several runs of one moment each place has its own. */
function readRows(
  database: Database,
  query: HistoryQuery,
  at: Float64Array,
  places: readonly number[],
): readonly RunRow[] {
  const moments = [...new Set(places.map((place) => at[place] ?? 0))];
  const found = prepared(database, AT_MOMENTS).all({
    moments: JSON.stringify(moments),
    outcomes: JSON.stringify(query.outcomes),
    ...wantedValues(query),
    ...searchValues(database, query.search),
  }) as unknown as readonly RunRow[];
  const rowsAt = new Map<number, RunRow[]>();
  for (const row of found) kept(rowsAt, row.started_at, () => []).push(row);
  return places.flatMap((place) => {
    const moment = at[place] ?? 0;
    let first = place;
    while (first > 0 && at[first - 1] === moment) first -= 1;
    const row = rowsAt.get(moment)?.[place - first];
    return row === undefined ? [] : [row];
  });
}
