import type { EndedRun } from '../../../shared/run';
import type { Verdict } from '../../../shared/rules/verdict';
import { appendRun } from '../chain/append-run';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { toRow, WRITTEN_COLUMNS } from './run-rows';
import { toVerdictColumn } from './verdict-column';

const COLUMNS = [...WRITTEN_COLUMNS, 'verdicts'];
const WRITE = `INSERT INTO runs (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;

/**
 * Writes a run that has ended with what the rules found in it, in their order, in place of what was known of it, and
 * takes it into the chain, `now` being when; within the caller's transaction.
 */
export function writeRun(database: Database, run: EndedRun, verdicts: readonly Verdict[], now: number): void {
  prepared(database, WRITE).run({ ...toRow(database, run), verdicts: toColumn(database, verdicts) });
  appendRun(database, run.id, now);
}

/**
 * Writes what the rules found in a run when they were asked again. What of the run cannot be read stays as it is stored;
 * within the caller's transaction.
 */
export function writeVerdicts(database: Database, id: string, verdicts: readonly Verdict[]): void {
  prepared(database, 'UPDATE runs SET verdicts = :verdicts WHERE id = :id').run({
    id,
    verdicts: toColumn(database, verdicts),
  });
}

function toColumn(database: Database, verdicts: readonly Verdict[]) {
  return verdicts.length === 0 ? null : toVerdictColumn(database, verdicts);
}
