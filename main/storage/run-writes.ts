import type { EndedRun } from '../../shared/run';
import type { Verdict } from '../../shared/verdict';
import { prepared } from './prepared';
import { RUN_COLUMNS, toRow } from './run-rows';
import type { Database } from './sqlite';
import { toVerdictRow } from './verdict-rows';

const NAMES = RUN_COLUMNS.join(', ');
const VALUES = RUN_COLUMNS.map((column) => `:${column}`).join(', ');
const UPDATES = RUN_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ');
const WRITE = `INSERT INTO runs (${NAMES}) VALUES (${VALUES}) ON CONFLICT (id) DO UPDATE SET ${UPDATES}`;
const ADD_VERDICT = `INSERT OR REPLACE INTO verdicts (run_id, position, rule, reason, value, threshold, channels, detail)
  VALUES (:run_id, :position, :rule, :reason, :value, :threshold, :channels, :detail)`;

/** Writes a run that has ended, in place of what was known of it; within the caller's transaction. */
export function writeRun(database: Database, run: EndedRun): void {
  prepared(database, WRITE).run({ ...toRow(run) });
}

/** Writes what the rules found in a run, in their order; within the caller's transaction. */
export function writeVerdicts(database: Database, runId: string, verdicts: readonly Verdict[]): void {
  const add = prepared(database, ADD_VERDICT);
  for (const [position, verdict] of verdicts.entries()) {
    add.run({ run_id: runId, position, ...toVerdictRow(verdict) });
  }
}
