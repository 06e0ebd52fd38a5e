import { describe, expect, it } from 'vitest';
import type { LocalTimes } from '../../../shared/history/local-times';
import { OUTCOMES } from '../../../shared/run';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { readChart } from './chart';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
/** The Saturday before the clock of Berlin is set back. */
const START = Date.parse('2026-10-24T00:00:00Z');
const ALWAYS = { from: 0, to: START + 400 * 24 * HOUR };

/** One run at the half of each hour of two weeks. */
function filled() {
  const records = temporaryRecords();
  for (let nth = 0; nth < 14 * 24; nth += 1) {
    const startedAt = START + nth * HOUR + HOUR / 2;
    const run = completedRun({ id: `run-${nth}`, startedAt, finishedAt: startedAt + 900 });
    records.runs.record(run, NOT_JUDGED, []);
  }
  return records;
}

/** When runs of some times began, by everything that narrows the history. */
function found({ database, history }: ReturnType<typeof filled>, times: LocalTimes) {
  const wanted = { range: ALWAYS, outcomes: OUTCOMES, times };
  const page = history.page({ ...wanted, limit: 500, offset: 0 });
  const listed = page.rows.map(({ run }) => run.startedAt).toReversed();
  const exported: number[] = [];
  for (let place = history.accountsAfter(wanted, null, 50); ;) {
    exported.push(...place.accounts.map(({ run }) => run.startedAt));
    if (place.next === null) break;
    place = history.accountsAfter(wanted, place.next, 50);
  }
  const { points, excluded } = readChart(database, ALWAYS, { times });
  const drawn = [...points.map(({ at }) => at), ...excluded.map(({ at }) => at)].sort((a, b) => a - b);
  return { total: page.total, completed: page.counts.completed, listed, exported, drawn };
}

describe.each([false, true])('a history of some times of the week (summed up: %s)', (isRolledUp) => {
  it('is the same in table, charts and export', () => {
    const records = filled();
    const work = rollingUp(records.database);
    if (isRolledUp) while (work.next());
    records.database.exec(
      "UPDATE runs SET excluded_at = 1, exclusion = 'cable' WHERE id IN ('run-20', 'run-21')",
    );

    const sundayNights = found(records, { timeZone: 'Europe/Berlin', weekdays: ['sun'], hours: ['02'] });
    // 25 October shows this hour twice.
    const moments = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-11-01T01:30:00Z'].map(Date.parse);
    expect(sundayNights).toEqual({
      total: 3,
      completed: 3,
      listed: moments,
      exported: moments,
      drawn: moments,
    });

    const evenings = found(records, { timeZone: 'UTC', hours: ['20', '21'] });
    expect(evenings.total).toBe(28);
    expect(evenings.listed[0]).toBe(START + 20.5 * HOUR);
    expect([evenings.exported, evenings.drawn]).toEqual([evenings.listed, evenings.listed]);

    const weekends = found(records, { timeZone: 'Asia/Kolkata', weekdays: ['sat', 'sun'] });
    expect([weekends.exported, weekends.drawn]).toEqual([weekends.listed, weekends.listed]);
    expect(weekends.total).toBe(18 + 24 + 24 + 24 + 6);
  });
});
