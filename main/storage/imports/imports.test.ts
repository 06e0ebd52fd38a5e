import { expect, describe, it, onTestFinished } from 'vitest';
import { DAY_MS } from '../../../shared/durations';
import type { ImportedRun } from '../../core/import/imported-run';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES } from '../../testing/runs';
import { openDatabase } from '../database';
import { readChart } from '../history/chart';
import { dataUseBetween } from '../history/data-use';
import { rollingUp } from '../history/roll-ups';
import { getContents } from '../recovery/contents';
import { notesBetween, NoteStore } from '../notes/note-store';
import { SqliteRunStore } from '../runs/run-store';
import { ImportStore } from './import-store';
import { ImportWriter } from './import-writer';
import { undoingImports } from './undoing';

const DAY = Date.parse('2026-11-20T00:00:00Z');
const ALWAYS = { from: 0, to: 8.64e15 };

/** A run of another program, some minutes after a day began. */
function foreign(minutes: number, change: Partial<ImportedRun> = {}): ImportedRun {
  const startedAt = DAY + minutes * 60_000;
  return {
    ...completedRun({ startedAt, finishedAt: startedAt + 20_000 }),
    id: '',
    importedFrom: 'ookla',
    ...change,
  } as ImportedRun;
}

function importing({ id = 'import-1', owner = 'process-1', network = null as string | null } = {}) {
  const records = temporaryRecords();
  const { database } = records;
  const head = { id, owner, network, at: DAY, source: 'ookla', fileName: 'tests.jsonl' } as const;
  const writer = (change: { readonly id?: string; readonly owner?: string } = {}) =>
    new ImportWriter(database, { ...head, ...change });
  const undone: number[] = [];
  const undoing = undoingImports(database, 'process-1', () => undone.push(1));
  const settle = () => {
    while (undoing.next());
  };
  const count = () => Number(database.ask('SELECT emit(count(*)) FROM runs')[0]?.[0]);
  return { ...records, writer, settle, undone, count, imports: new ImportStore(database) };
}

describe('an import', () => {
  it('adds runs that are marked, in the network that was chosen', () => {
    const { writer, history, imports } = importing({ network: 'wlan0, 10.0.0.0/24' });
    const one = writer();
    one.begin();
    expect(one.add([foreign(1), foreign(2)])).toBe(2);
    expect(one.finish()).toBe(true);
    const { rows } = history.page({ range: ALWAYS, outcomes: ['completed'], limit: 10, offset: 0 });
    expect(rows.map(({ run }) => run)).toMatchObject([
      { importedFrom: 'ookla', method: { network: 'wlan0, 10.0.0.0/24' } },
      { importedFrom: 'ookla', figures: GOOD_FIGURES },
    ]);
    expect(imports.list()).toMatchObject([
      { id: 'import-1', state: 'done', runs: 2, fileName: 'tests.jsonl' },
    ]);
  });

  it('adds nothing twice: in one file, of another file, or that was recorded here', () => {
    const { writer, runs, count } = importing();
    const own = completedRun({ id: 'own', startedAt: DAY + 60_400 });
    runs.record(own, NOT_JUDGED, []);
    const one = writer();
    one.begin();
    // The same second and figures as the run that was recorded here.
    expect(one.add([foreign(1), foreign(2), foreign(2)])).toBe(1);
    const another = writer({ id: 'import-2' });
    another.begin();
    expect(another.add([foreign(2, { importedFrom: 'speedtest-tracker' }), foreign(3)])).toBe(1);
    expect(another.add([{ ...foreign(9), id: 'own' }])).toBe(0);
    expect(count()).toBe(3);
  });

  it('keeps two tests of one second apart that found something else', () => {
    const { writer } = importing();
    const other = foreign(1, { figures: { ...GOOD_FIGURES, latencyMs: 99 } });
    const one = writer();
    one.begin();
    expect(one.add([foreign(1), other])).toBe(2);
  });

  it('is known to no rule, estimate, silence or data use, and is in charts', () => {
    const { writer, runs, database, clock } = importing();
    runs.record(completedRun({ id: 'own', startedAt: DAY }), NOT_JUDGED, []);
    const one = writer();
    one.begin();
    one.add([foreign(5), { ...failedRun({ startedAt: DAY + 600_000 }), id: '', importedFrom: 'ookla' }]);
    one.finish();
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    expect(ids(runs.endedBetween(0, clock.now()))).toEqual(['own']);
    expect(runs.measuredBetween(0, clock.now())).toHaveLength(1);
    expect(ids(runs.lastCompleted(10))).toEqual(['own']);
    expect(runs.lastTried()?.id).toBe('own');
    expect(runs.lastTriedAt()).toBe(DAY);
    expect(dataUseBetween(database, 0, clock.now()).map((use) => use.runs)).toEqual([1]);
    expect(getContents(database, clock.now())).toMatchObject({ runs: 1, newestAt: DAY });
    expect(readChart(database, { from: DAY, to: DAY + DAY_MS }).points).toHaveLength(2);
  });

  it('is summed up again, and once more when it is undone', () => {
    const { writer, runs, database, settle, imports } = importing();
    runs.record(completedRun({ id: 'own', startedAt: DAY }), NOT_JUDGED, []);
    const rolling = rollingUp(database);
    const completed = () => {
      while (rolling.next());
      return database.ask('SELECT emit(completed) FROM roll_ups WHERE hours = 24').map(([value]) => value);
    };
    expect(completed()).toEqual([1]);
    const one = writer();
    one.begin();
    one.add([foreign(5), foreign(65)]);
    one.finish();
    expect(completed()).toEqual([3]);
    imports.undo('import-1');
    settle();
    expect(completed()).toEqual([1]);
  });
});

describe('an import that is undone', () => {
  it('takes just its own runs away, however many, and is no loss', () => {
    const { writer, runs, database, imports, settle, undone, count, clock } = importing();
    runs.record(completedRun({ id: 'own', startedAt: DAY }), NOT_JUDGED, []);
    const before = getContents(database, clock.now());
    const one = writer();
    one.begin();
    one.add(Array.from({ length: 600 }, (_, index) => foreign(index + 1)));
    one.finish();
    expect(imports.undo('import-1')).toBe(true);
    expect(imports.undo('import-1')).toBe(false);
    expect(imports.list()).toMatchObject([{ state: 'undoing', runs: 600 }]);
    settle();
    expect([count(), imports.list(), undone]).toEqual([1, [], [1]]);
    expect(getContents(database, clock.now())).toEqual(before);
    expect(runs.endedBetween(0, clock.now()).map(({ id }) => id)).toEqual(['own']);
  });

  it('can be imported again', () => {
    const { writer, imports, settle } = importing();
    const one = writer();
    one.begin();
    one.add([foreign(1)]);
    one.finish();
    imports.undo('import-1');
    settle();
    const again = writer({ id: 'import-2' });
    again.begin();
    expect(again.add([foreign(1)])).toBe(1);
  });

  it('is gone on with after a restart', () => {
    const { writer, imports, folder, clock } = importing();
    const one = writer();
    one.begin();
    one.add([foreign(1)]);
    one.finish();
    imports.undo('import-1');
    const { database } = openDatabase(folder, clock.now());
    onTestFinished(() => database.close());
    const undoing = undoingImports(database, 'process-2', () => undefined);
    while (undoing.next());
    expect(new ImportStore(database).list()).toEqual([]);
    expect(database.ask('SELECT emit(count(*)) FROM runs')).toEqual([[0]]);
  });
});

describe('an import whose process has ended', () => {
  it('is undone by the next one, and not by the process that writes it', () => {
    const { writer, settle, imports, database, count } = importing();
    const own = writer();
    own.begin();
    own.add([foreign(1)]);
    const forsaken = writer({ id: 'import-2', owner: 'process-0' });
    forsaken.begin();
    forsaken.add([foreign(2)]);
    settle();
    expect(imports.list().map(({ id }) => id)).toEqual(['import-1']);
    expect(count()).toBe(1);
    // What is left of that process writes nothing any more.
    expect(forsaken.add([foreign(3)])).toBeNull();
    expect(forsaken.finish()).toBe(false);
    expect(database.ask("SELECT emit(count(*)) FROM runs WHERE import_id = 'import-2'")).toEqual([[0]]);
  });

  it('is gone on with where it is asked for again', () => {
    const { writer, imports } = importing();
    const first = writer();
    first.begin();
    first.add([foreign(1)]);
    const second = writer();
    second.begin();
    expect(second.add([foreign(1), foreign(2)])).toBe(1);
    second.finish();
    expect(imports.list()).toMatchObject([{ runs: 2, state: 'done' }]);
  });
});

describe('notes on moments', () => {
  const notes = [{ id: 'n1', at: DAY, text: 'New router' }];

  it('come in once, also from a file of another export, and go with their import', () => {
    const { writer, database, imports, settle } = importing();
    const list = () => notesBetween(database, 0, 8.64e15).map(({ at, text }) => [at, text]);
    const one = writer();
    one.begin();
    one.addNotes(notes);
    one.finish();
    const two = writer({ id: 'import-2' });
    two.begin();
    two.addNotes([...notes, { id: 'imported-moment-n1', at: DAY, text: 'New router' }]);
    two.finish();
    expect(list()).toEqual([[DAY, 'New router']]);
    imports.undo('import-1');
    settle();
    expect(list()).toEqual([]);
  });

  it('stay where somebody has changed them, and where they were written here', () => {
    const { writer, database, imports, settle, clock } = importing();
    const store = new NoteStore(database, clock);
    store.save({ id: 'own', at: DAY, runId: null, text: 'Mine' });
    const one = writer();
    one.begin();
    one.addNotes([...notes, { id: 'own', at: DAY, text: 'Mine' }]);
    one.finish();
    store.save({ id: 'imported-moment-n1', at: DAY, runId: null, text: 'New router, in the cellar' });
    imports.undo('import-1');
    settle();
    expect(notesBetween(database, 0, 8.64e15)).toHaveLength(2);
  });
});

it('runs of this installation are found by their own index', () => {
  const { database } = temporaryRecords();
  const plan = (sql: string) =>
    (
      database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as unknown as readonly { readonly detail: string }[]
    ).map(({ detail }) => detail);
  expect(
    plan(`SELECT * FROM runs WHERE outcome = 'failed' AND import_id IS NULL AND started_at <= 9
      ORDER BY started_at DESC, id DESC LIMIT 1`)[0],
  ).toBe('SEARCH runs USING INDEX runs_recorded_here (outcome=? AND started_at<?)');
});

it('a database of before there were imports counts the same afterwards', () => {
  const { database, runs, clock } = temporaryRecords();
  const own = new SqliteRunStore(database, clock, { id: 'x', session: null });
  own.record(completedRun(), NOT_JUDGED, []);
  own.record(failedRun(), NOT_JUDGED, []);
  expect(getContents(database, clock.now()).runs).toBe(2);
  expect(runs.lastTried()?.id).toBe('run-2');
});
