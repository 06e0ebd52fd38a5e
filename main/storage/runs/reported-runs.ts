import type { EndedRun } from '../../../shared/run';
import type { TimeRange } from '../../../shared/time-range';
import { runEntry } from '../../core/chain/run-record';
import { isOfDisk } from '../../files/disk-problem';
import { IN_RANGE } from '../history/in-range';
import { manyRows } from '../many-rows';
import type { Database } from '../sqlite';
import { RECORDED_HERE } from './counted';
import { fromEndedRow, RUN_COLUMNS, type RunRow } from './run-rows';

const REPORTED = `FROM runs WHERE ${IN_RANGE} AND outcome <> 'running' AND ${RECORDED_HERE} ORDER BY started_at, id`;

/**
 * Ended runs of this computer that a report tells of, oldest first: those that were excluded from statistics as well, and
 * records of many missed slots that reach into the stretch of time. Rows that damage left unreadable are left out.
 */
export function reportedRuns(database: Database, { from, to }: TimeRange): readonly EndedRun[] {
  const rows = manyRows<RunRow>(database, RUN_COLUMNS, REPORTED, { from, to });
  return rows.map((row) => readable(() => toEnded(database, row))).filter((run) => run !== null);
}

/** What one row says; null where it breaks the rules, as after damage. What the disk refuses is thrown. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isOfDisk(error)) throw error;
    return null;
  }
}

/** An outcome of no known name, and a time that is none, are not to be read. */
function toEnded(database: Database, row: RunRow): EndedRun | null {
  const run = fromEndedRow(database, row);
  if (run !== null) runEntry(run);
  return run;
}
