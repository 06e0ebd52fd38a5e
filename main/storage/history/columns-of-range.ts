import { DAY_MS } from '../../../shared/durations';
import type { RunFilter } from '../../../shared/history/run-filter';
import type { TimeRange } from '../../../shared/time-range';
import { floorTo } from '../../core/rollup/cover';
import { fromRunColumns, toRunColumns, type RunColumns, type SeriesRun } from '../../core/rollup/run-columns';
import type { Database } from '../sqlite';
import { dayCache } from './day-cache';
import { getPieces, visitRuns } from './history-parts';

/** Hears of columns of a day; runs of it that began outside of `range` are not meant. */
type ColumnsVisitor = (columns: RunColumns, day: number, range: TimeRange) => void;

/**
 * Goes through the runs of a range as columns of days (of UTC), in the order of time: those that are stored where they
 * hold and have what the filter goes by, else made of the runs.
 */
export function visitColumns(
  database: Database,
  range: TimeRange,
  filter: Pick<RunFilter, 'schedules'>,
  visitor: ColumnsVisitor,
): void {
  for (const { level, from, to } of getPieces(database, range, 'day')) {
    const piece = { from, to };
    if (level !== 'day') {
      visitRunsAsColumns(database, piece, visitor);
      continue;
    }
    dayCache(database).visit(database, piece, (columns, day) => {
      // Columns of earlier versions do not have the schedules.
      const isLacking =
        filter.schedules !== undefined && columns.series.some((series) => !('schedule' in series));
      if (isLacking) visitRunsAsColumns(database, { from: day, to: day + DAY_MS }, visitor);
      else visitor(columns, day, piece);
    });
  }
}

function visitRunsAsColumns(database: Database, range: TimeRange, visitor: ColumnsVisitor): void {
  let runs: SeriesRun[] = [];
  let day = 0;
  const add = () => {
    if (runs.length > 0) visitor(fromRunColumns(toRunColumns(day, runs)), day, range);
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
