import { describe, expect, it } from 'vitest';
import { asEarlierRecord } from '../testing/earlier-records';
import { judgeAfresh } from '../testing/messages';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun, failedRun } from '../testing/runs';
import { compaction } from './compaction';
import type { Database } from './sqlite';

function compactAll(database: Database): number {
  const work = compaction(database);
  let portions = 0;
  while (work.next()) portions += 1;
  return portions;
}

const rowsIn = (database: Database) =>
  (database.prepare('SELECT count(*) AS count FROM verdicts').get() as { count: number }).count;

describe('what earlier versions recorded', () => {
  const ids = Array.from({ length: 60 }, (_, index) => `run-${index}`);

  function recorded() {
    const records = temporaryRecords();
    for (const [index, id] of ids.entries()) {
      const run = index % 3 === 0 ? failedRun({ id }) : completedRun({ id });
      records.runs.record(run, NOT_JUDGED, []);
      asEarlierRecord(records.database, run, judgeAfresh(run).verdicts);
    }
    return records;
  }

  it('says the same before it is brought into the short form, and after it', () => {
    const { database, history } = recorded();
    const before = ids.map((id) => history.details(id));
    expect(before[1]?.verdicts.map(({ rule }) => rule.id)).toContain('download-limit');
    expect(compactAll(database)).toBeGreaterThan(1);
    expect(rowsIn(database)).toBe(0);
    expect(ids.map((id) => history.details(id))).toEqual(before);
  });

  it('stays as it is where it cannot be read, and keeps nothing else from its short form', () => {
    const { database, history } = recorded();
    database.prepare("UPDATE verdicts SET detail = '{oops' WHERE run_id = 'run-7' AND position = 1").run();
    const before = history.details('run-7');
    compactAll(database);
    expect(rowsIn(database)).toBe(5);
    expect(history.details('run-7')).toEqual(before);
  });

  it('gives way to what was recorded of the same run since then', () => {
    const { database, runs, history } = recorded();
    const run = failedRun({ id: 'run-4' });
    const judgement = judgeAfresh(run, undefined, { memories: {} });
    runs.record(run, { ...judgement, verdicts: judgement.verdicts.slice(0, 1) }, []);
    compactAll(database);
    expect(history.verdicts('run-4')).toHaveLength(1);
  });
});
