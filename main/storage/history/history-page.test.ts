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

describe('the pages of chosen networks', () => {
  it('give their runs alone, newest first, and count them', () => {
    const { database, history } = recorded();
    database.exec(
      "UPDATE runs SET network = 'home' WHERE rowid % 3 = 0; UPDATE runs SET network = 'hotel' WHERE rowid % 3 = 1",
    );
    const idsOf = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => (row as { id: string }).id);
    const homes = idsOf("SELECT id FROM runs WHERE network = 'home' ORDER BY started_at DESC, id DESC");
    const query = { range: { from: 0, to: 8.64e15 }, outcomes: OUTCOMES };
    const first = history.page({ ...query, networks: ['home'], limit: 50, offset: 0 });
    const second = history.page({ ...query, networks: ['home'], limit: 50, offset: 50 });
    expect(first.total).toBe(homes.length);
    expect([...first.rows, ...second.rows].map(({ run }) => run.id)).toEqual(homes.slice(0, 100));
    expect(history.page({ ...query, networks: [], limit: 50, offset: 0 })).toMatchObject({
      rows: [],
      total: 0,
    });
    const both = history.page({ ...query, networks: ['home', 'hotel'], limit: 1, offset: 0 });
    expect(both.total).toBe(idsOf("SELECT id FROM runs WHERE network IN ('home', 'hotel')").length);
  });
  it('are exported as they are shown', () => {
    const { database, history } = recorded();
    database.exec("UPDATE runs SET network = 'home' WHERE rowid % 3 = 0");
    const query = { range: { from: 0, to: 8.64e15 }, outcomes: OUTCOMES, networks: ['home'] };
    const { total } = history.page({ ...query, limit: 1, offset: 0 });
    const first = history.accountsAfter(query, null, 10);
    const rest = history.accountsAfter(query, first.next, 1_000);
    expect(first.accounts.length + rest.accounts.length).toBe(total);
  });
});
