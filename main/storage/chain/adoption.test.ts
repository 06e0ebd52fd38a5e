import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/durations';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { ExclusionStore } from '../runs/exclusion-store';
import { NoteStore } from '../notes/note-store';
import { LineStore } from '../line/line-store';
import { removeMeta } from '../meta';
import type { Database } from '../sqlite';
import { adoption, CHAINED_UNTIL } from './adoption';
import { fromSubjectColumn } from './subject';

const NOW = Date.parse('2026-12-01T00:00:00Z');
const BEGIN = Date.parse('2026-11-01T00:00:00Z');

const told = (database: Database) =>
  (
    database.prepare('SELECT at, kind, subject FROM chain ORDER BY number').all() as {
      at: number;
      kind: string;
      subject: string;
    }[]
  ).map(({ at, kind, subject }) => [at, kind, fromSubjectColumn(subject)]);

/** Records of before there was a chain: so many runs, some at the same time, and an outage. */
function earlierRecords(count: number) {
  const records = temporaryRecords();
  const ids = Array.from({ length: count }, (_, index) => `run-${String(index).padStart(4, '0')}`);
  for (const [index, id] of ids.entries()) {
    const startedAt = BEGIN + Math.floor(index / 3) * 60_000;
    records.runs.record(completedRun({ id, startedAt, finishedAt: startedAt + 9_000 }), NOT_JUDGED, []);
  }
  const outage = {
    kind: 'outage',
    place: 'beyond',
    startedAt: BEGIN,
    endedAt: BEGIN + 1,
    isEndObserved: true,
  } as const;
  new LineStore(records.database).saveEvent({ id: 'outage', ...outage }, BEGIN);
  records.database.exec('DELETE FROM chain');
  return { ...records, ids };
}

function adoptAll(database: Database): number {
  const work = adoption(database, () => NOW);
  let portions = 0;
  while (work.next()) portions += 1;
  return portions;
}

describe('records of before there was a chain', () => {
  it('are taken into it in the order of time, in small portions, and say when that was', () => {
    const { database, ids } = earlierRecords(120);
    expect(adoptAll(database)).toBeGreaterThan(3);
    expect(told(database)).toEqual([...ids.map((id) => [NOW, 'run', id]), [NOW, 'line-event', 'outage']]);
    expect(adoptAll(database)).toBe(0);
  });

  it('that were imported stay out: they were not recorded here, and may be removed again', () => {
    const { database, ids } = earlierRecords(2);
    database.exec("UPDATE runs SET import_id = 'import-1' WHERE id = 'run-0001'");
    adoptAll(database);
    expect(told(database)).toEqual([
      [NOW, 'run', ids[0]],
      [NOW, 'line-event', 'outage'],
    ]);
  });

  it('are taken in once also where that is interrupted, and beside what is recorded meanwhile', () => {
    const { database, runs, clock } = earlierRecords(120);
    adoption(database, () => NOW).next();
    runs.record(completedRun({ id: 'new', startedAt: BEGIN + DAY_MS }), NOT_JUDGED, []);
    adoptAll(database);
    const entries = told(database);
    expect(entries).toHaveLength(122);
    expect(new Set(entries.map(([, , subject]) => subject)).size).toBe(122);
    expect(entries.filter(([at]) => at === clock.now())).toEqual([[clock.now(), 'run', 'new']]);
  });

  it('leave what has an entry as it is, also where somebody has changed it since', () => {
    const { database, runs } = temporaryRecords();
    runs.record(completedRun(), NOT_JUDGED, []);
    const before = told(database);
    database.exec('UPDATE runs SET download_bps = 1');
    removeMeta(database, CHAINED_UNTIL);
    adoptAll(database);
    expect(told(database)).toEqual(before);
  });
});

describe('a chain of the form before', () => {
  it('is made again of runs, of what happened to the line, of notes, and of exclusions', () => {
    const { database, ids, clock } = earlierRecords(2);
    new NoteStore(database, clock).save({ id: 'note', at: BEGIN, runId: null, text: 'New router' });
    const exclusions = new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] });
    exclusions.exclude('run-0001', 'a backup ran');
    database.exec('DELETE FROM chain');
    adoptAll(database);
    expect(told(database)).toEqual([
      [NOW, 'run', ids[0]],
      [NOW, 'run', ids[1]],
      [NOW, 'exclusion', ids[1]],
      [NOW, 'line-event', 'outage'],
      [NOW, 'note', 'note'],
    ]);
  });
});

describe('a record that damage left unreadable', () => {
  it.each([
    'finished_at = 9000000000000000',
    'slot_at = -9000000000000000',
    "outcome = 'strange'",
    "method = '{'",
    'download_bps = 9007199254740993',
  ])('does not keep the others from being taken in: %s', (damage) => {
    const { database, ids } = earlierRecords(6);
    database.exec(`UPDATE runs SET ${damage} WHERE id = 'run-0002'`);
    adoptAll(database);
    const subjects = told(database).map(([, , subject]) => subject);
    expect(subjects).toEqual(expect.arrayContaining([...ids.filter((id) => id !== 'run-0002'), 'outage']));
  });
});
