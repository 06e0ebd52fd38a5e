import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, RUN_OF } from '../../testing/runs';
import { openFile } from '../sqlite';
import { findNotes, noteOfRun, notesBetween, NoteStore } from './note-store';

const ALWAYS = { from: 0, to: 8.64e15 };
const RUN = completedRun();
const MOMENT = { id: 'n1', at: Date.parse('2026-11-20T08:00:00Z'), runId: null, text: 'New router' };

function recorded() {
  const records = temporaryRecords();
  records.runs.record(RUN, NOT_JUDGED, []);
  const notes = new NoteStore(records.database, records.clock);
  const texts = (search: string) =>
    findNotes(records.database, { ...ALWAYS, search }).notes.map(({ text }) => text);
  return { ...records, notes, texts };
}

describe('a note', () => {
  it('is written on a moment, changed in place, removed, and brought back as it was', () => {
    const { notes, database, clock } = recorded();
    const saved = { ...MOMENT, changedAt: clock.now() };
    expect(notes.save(MOMENT)).toEqual({ kind: 'saved', note: saved });
    clock.advance(1_000);
    notes.save({ ...MOMENT, at: MOMENT.at + 60_000, text: 'New router, second try' });
    expect(findNotes(database, { ...ALWAYS, search: '' })).toEqual({
      notes: [
        {
          ...saved,
          at: MOMENT.at + 60_000,
          text: 'New router, second try',
          changedAt: saved.changedAt + 1_000,
        },
      ],
      total: 1,
    });
    expect(notes.remove('n1')).toEqual({ kind: 'removed' });
    expect(notes.remove('n1')).toEqual({ kind: 'removed' });
    expect(findNotes(database, { ...ALWAYS, search: '' })).toEqual({ notes: [], total: 0 });
    notes.save(MOMENT);
    expect(notesBetween(database, MOMENT.at, MOMENT.at + 1)).toMatchObject([MOMENT]);
  });

  it('stands on a test once, at the time when that began', () => {
    const { notes, database, history } = recorded();
    notes.save({ id: 'a', at: 5, runId: RUN.id, text: 'one' });
    expect(notes.save({ id: 'b', at: 6, runId: RUN.id, text: 'new' })).toEqual({ kind: 'has-another' });
    notes.save({ id: 'a', at: 6, runId: RUN.id, text: 'two' });
    const note = { id: 'a', at: RUN.startedAt, runId: RUN.id, text: 'two' };
    expect(noteOfRun(database, RUN.id)).toMatchObject(note);
    expect(findNotes(database, { ...ALWAYS, search: '' }).total).toBe(1);
    expect(history.details(RUN.id)?.note).toMatchObject(note);
    const page = { range: ALWAYS, outcomes: ['completed' as const], limit: 10, offset: 0 };
    expect(history.page(page).rows).toMatchObject([{ note }]);
  });

  it('does not come back over one that was written on its test since', () => {
    const { notes, database } = recorded();
    const old = { id: 'old', at: 0, runId: RUN.id, text: 'old' };
    notes.save(old);
    notes.remove('old');
    notes.save({ ...old, id: 'new', text: 'new' });
    expect(notes.save(old)).toEqual({ kind: 'has-another' });
    expect(noteOfRun(database, RUN.id)).toMatchObject({ id: 'new', text: 'new' });
    notes.remove('new');
    expect(notes.save(old)).toMatchObject({ kind: 'saved' });
  });

  it('is refused on a test that is not recorded, and without a text that anybody sees', () => {
    const { notes } = recorded();
    expect(notes.save({ ...MOMENT, runId: 'nobody' })).toEqual({ kind: 'unknown-run' });
    expect(notes.save({ ...MOMENT, text: ' \u200b\n\u202e ' })).toEqual({ kind: 'empty' });
  });

  it('is cleaned line by line as typed texts are', () => {
    const { notes, texts } = recorded();
    notes.save({ ...MOMENT, text: ' 19:00\tstorm \r\n\r\n\r\n\u202erouter\u0000 off\u2028 ' });
    expect(texts('')).toEqual(['19:00 storm\n\nrouter\ufffd off']);
  });

  it('outlives the missed slots that it was about', () => {
    const { notes, runs, database } = recorded();
    const missed = { ...RUN_OF.missed, id: 'missed-1' };
    runs.record(missed, NOT_JUDGED, []);
    notes.save({ id: 'm', at: 0, runId: 'missed-1', text: 'Holiday' });
    runs.shortenMissed('missed-1', null);
    expect(notesBetween(database, 0, 8.64e15)).toMatchObject([
      { id: 'm', runId: null, at: missed.startedAt, text: 'Holiday' },
    ]);
  });

  it('is found by all words of a search, whatever their case and script, newest first', () => {
    const { notes, texts } = recorded();
    for (const [at, text] of [
      'Neuer Router, ÄRGER mit dem Kabel',
      'router rebooted',
      '换了路由器',
    ].entries()) {
      notes.save({ id: `n${at}`, at, runId: null, text });
    }
    expect(texts('ROUTER')).toEqual(['router rebooted', 'Neuer Router, ÄRGER mit dem Kabel']);
    expect(texts('ärger  router')).toEqual(['Neuer Router, ÄRGER mit dem Kabel']);
    expect(texts('路由器')).toEqual(['换了路由器']);
    expect(texts('%')).toEqual([]);
  });

  it('is handed over with the newest 500, and all are counted', () => {
    const { notes, database } = recorded();
    for (let at = 0; at < 502; at += 1) notes.save({ id: `n${at}`, at, runId: null, text: `note ${at}` });
    const found = findNotes(database, { ...ALWAYS, search: '' });
    expect([found.total, found.notes.length, found.notes[0]?.at, found.notes[499]?.at]).toEqual([
      502, 500, 501, 2,
    ]);
    expect(findNotes(database, { ...ALWAYS, search: 'note' })).toEqual(found);
  });

  it('is in the chain of what was recorded, each time it changes and when it is removed', () => {
    const { notes, database } = recorded();
    notes.save(MOMENT);
    notes.save({ ...MOMENT, text: 'Another router' });
    notes.remove('n1');
    notes.remove('n1');
    expect(database.ask("SELECT emit(kind) FROM chain WHERE kind LIKE 'note%' ORDER BY number")).toEqual([
      ['note'],
      ['note'],
      ['note-removed'],
    ]);
  });

  it('is in a copy of the records', () => {
    const { notes, database, folder } = recorded();
    notes.save(MOMENT);
    const path = join(folder, 'copy.db');
    database.prepare('VACUUM INTO ?').run(path);
    const copy = openFile(path, { readOnly: true });
    expect(copy.ask('SELECT emit(text) FROM notes')).toEqual([['New router']]);
    copy.close();
  });
});
