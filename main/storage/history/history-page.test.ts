import { describe, expect, it } from 'vitest';
import { OUTCOMES, type Outcome } from '../../../shared/run';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { RUN_OF } from '../../testing/runs';
import { seededRandom } from '../../testing/random';
import type { Database } from '../sqlite';
import { IN_RANGE } from './in-range';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01T00:00:00Z');

function recorded() {
  const records = temporaryRecords();
  const random = seededRandom(41);
  for (let index = 0; index < 400; index += 1) {
    const outcome = OUTCOMES[Math.floor(random() ** 2 * OUTCOMES.length)] ?? 'completed';
    const startedAt = START + Math.floor(random() * 200) * HOUR;
    const run = { ...RUN_OF[outcome], id: `run-${index}`, startedAt, finishedAt: startedAt };
    const slots = Math.ceil(random() * 20);
    const ended = run.outcome === 'missed' ? { ...run, slots, finishedAt: startedAt + slots * HOUR } : run;
    records.runs.record(ended, NOT_JUDGED, []);
  }
  return records;
}

/** The ids of all runs of a query, newest first. */
function idsIn(
  database: Database,
  from: number,
  to: number,
  outcomes: readonly Outcome[],
): readonly unknown[] {
  return database
    .prepare(
      `SELECT id FROM runs WHERE ${IN_RANGE} AND outcome IN (SELECT value FROM json_each(:outcomes))
       ORDER BY started_at DESC, id DESC`,
    )
    .all({ from, to, outcomes: JSON.stringify(outcomes) })
    .map((row) => (row as { id: string }).id);
}

describe('the pages of the history', () => {
  const queries = [
    [0, 8.64e15, OUTCOMES],
    [0, 8.64e15, ['failed', 'interrupted']],
    [0, 8.64e15, []],
    [START + 1.4 * DAY, START + 6.2 * DAY, OUTCOMES],
    [START + 1.4 * DAY, START + 6.2 * DAY, ['missed']],
    [START + 50 * DAY, START + 60 * DAY, OUTCOMES],
  ] as const;

  it.each(queries)('from %d to %d of %j give every run once, newest first', (from, to, outcomes) => {
    const { database, history } = recorded();
    const wanted = idsIn(database, from, to, outcomes);
    const work = rollingUp(database);
    for (let portions = 0; portions < 60; portions += 20) {
      const found: string[] = [];
      for (let offset = 0; ; offset += 37) {
        const { rows, total } = history.page({ range: { from, to }, outcomes, limit: 37, offset });
        expect(total).toBe(wanted.length);
        if (rows.length === 0) break;
        found.push(...rows.map(({ run }) => run.id));
      }
      expect(found).toEqual(wanted);
      for (let count = 0; count < 20; count += 1) work.next();
    }
    expect(work.next()).toBe(false);
  });
});
