import type { EndedRun } from '../../shared/run';
import type { Verdict } from '../../shared/rules/verdict';
import { getMethod } from '../../shared/run';
import type { Database } from '../storage/sqlite';

const ADD = `INSERT INTO verdicts (run_id, position, rule, reason, value, threshold, channels, detail)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** Puts the record of a run into the form that versions before the short one wrote. */
export function asEarlierRecord(database: Database, run: EndedRun, verdicts: readonly Verdict[]): void {
  const add = database.prepare(ADD);
  for (const [position, verdict] of verdicts.entries()) {
    const { reason, value, limit, channels, ...detail } = verdict;
    const texts = [JSON.stringify(channels), JSON.stringify(detail)];
    add.run(run.id, position, verdict.rule.id, reason, value, limit, ...texts);
  }
  const method = getMethod(run);
  database
    .prepare('UPDATE runs SET verdicts = NULL, method = ? WHERE id = ?')
    .run(method === null ? null : JSON.stringify(method), run.id);
}
