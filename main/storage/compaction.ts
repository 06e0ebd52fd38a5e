import type { Verdict } from '../../shared/rules/verdict';
import { fromMethodColumn, toMethodColumn } from './runs/method-column';
import { inQuickTransaction } from './migrate';
import type { Portions } from './portions';
import { prepared } from './prepared';
import type { Database } from './sqlite';
import { toVerdictColumn } from './runs/verdict-column';
import { fromVerdictRow, type VerdictRow } from './runs/verdict-rows';

/** A portion takes a few milliseconds. */
const ROWS_AT_ONCE = 100;
const NEXT = 'SELECT rowid AS place, run_id AS run FROM verdicts WHERE rowid > ? ORDER BY rowid LIMIT ?';
const ROWS = `SELECT rule, reason, value, threshold, channels, detail FROM verdicts WHERE run_id = ? ORDER BY position`;

/**
 * Brings what earlier versions recorded into the form in which it takes little room, a few runs at a time. What cannot
 * be read stays as it is.
 */
export function compaction(database: Database): Portions {
  let place = 0;
  return {
    next: () => {
      const found = prepared(database, NEXT).all(place, ROWS_AT_ONCE) as unknown as readonly {
        readonly place: number;
        readonly run: string;
      }[];
      const last = found.at(-1);
      if (last === undefined) return false;
      inQuickTransaction(database, () => {
        for (const run of new Set(found.map((row) => row.run))) compact(database, run);
      });
      place = last.place;
      return true;
    },
  };
}

function compact(database: Database, runId: string): void {
  const rows = prepared(database, ROWS).all(runId) as unknown as readonly VerdictRow[];
  const run = prepared(database, 'SELECT verdicts, method FROM runs WHERE id = ?').get(runId) as
    { readonly verdicts: string | null; readonly method: string | null } | undefined;
  const verdicts: readonly Verdict[] = rows.map(fromVerdictRow);
  if (run === undefined || verdicts.some(({ isUnreadable }) => isUnreadable === true)) return;
  const method = fromMethodColumn(database, run.method);
  prepared(database, 'UPDATE runs SET verdicts = ?, method = ? WHERE id = ?').run(
    // What was recorded since then counts.
    run.verdicts ?? toVerdictColumn(database, verdicts),
    method === null ? run.method : toMethodColumn(database, method),
    runId,
  );
  prepared(database, 'DELETE FROM verdicts WHERE run_id = ?').run(runId);
}
