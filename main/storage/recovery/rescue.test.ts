import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agedRecords, NOW as AGED_NOW, thinAll } from '../../testing/aged-records';
import { mailDraft } from '../../testing/drafts';
import { temporaryFolder } from '../../testing/folder';
import { closeRecords, DAY, fileIn, NOW, openRecords } from '../../testing/recorded-folder';
import { NOT_JUDGED } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import { CHAINED_UNTIL } from '../chain/adoption';
import { keepDailyCopy } from '../copies';
import { readMeta, writeMeta } from '../meta';
import { thinnedTime } from '../retention/thinned-parts';
import { openFile } from '../sqlite';
import { getContents } from './contents';
import { rescueInto } from './rescue';

describe('records whose old tests were removed', () => {
  it('count them on after a rescue, and count none twice that a copy brings back', () => {
    const { database, folder, tests } = agedRecords();
    keepDailyCopy(database, folder, AGED_NOW);
    const counted = getContents(database, AGED_NOW).runs;
    thinAll(database, 12, AGED_NOW);
    const copy = join(folder, 'copies', readdirSync(join(folder, 'copies'))[0] ?? '');
    const restored = openFile(copy);
    rescueInto(restored, fileIn(folder));
    expect(restored.ask('SELECT emit(count(*)) FROM runs')).toEqual([[tests]]);
    expect(thinnedTime(restored)).toBeNull();
    expect(getContents(restored, AGED_NOW).runs).toBe(counted);
    restored.exec('DELETE FROM runs');
    rescueInto(restored, fileIn(folder));
    expect(thinnedTime(restored)?.tests).toBe(32);
    expect(getContents(restored, AGED_NOW).runs).toBe(counted);
    restored.close();
  });
});

describe('a damaged file', () => {
  /** So many runs that they fill many pages, a copy of the first ones, and a message that was sent meanwhile. */
  function bigFolder(): string {
    const folder = temporaryFolder();
    const { database, runs, record, outbox, marker } = openRecords(folder);
    runs.record(completedRun({ id: 'run-1', startedAt: NOW - DAY }), NOT_JUDGED, [mailDraft()]);
    record(2, 60);
    keepDailyCopy(database, folder, NOW);
    record(61, 120);
    outbox.settle(
      'message-1',
      {
        ...({ startedAt: NOW, finishedAt: NOW, outcome: 'accepted', problem: null, reply: '250' } as const),
        isMaybeDelivered: false,
      },
      { state: 'sent' },
    );
    marker.write();
    // Everything has been taken into the chain.
    writeMeta(database, CHAINED_UNTIL, JSON.stringify({ of: 'nothing', at: 0, id: '' }));
    closeRecords(database);
    return folder;
  }

  /** Overwrites pages of the table of runs, as a disk that forgets does. */
  function spoil(folder: string, pages: number): number {
    const database = openFile(fileIn(folder), { readOnly: true });
    const leaves = database
      .prepare(`SELECT pageno FROM dbstat WHERE name = 'runs' AND pagetype = 'leaf' ORDER BY pageno LIMIT ?`)
      .all(pages) as { pageno: number }[];
    database.close();
    const bytes = readFileSync(fileIn(folder));
    for (const { pageno } of leaves) bytes.fill(0xee, (pageno - 1) * 4_096, pageno * 4_096);
    writeFileSync(fileIn(folder), bytes);
    return leaves.length;
  }

  it('gives back what can still be read of it, beside what the copy holds', () => {
    const folder = bigFolder();
    expect(spoil(folder, 2)).toBe(2);
    const { ids, event, outbox, database } = openRecords(folder);
    // The two pages held runs that the copy has.
    expect(ids()).toHaveLength(120);
    expect(event).toMatchObject({ kind: 'database-restored', runs: 120, runsBefore: 120 });
    outbox.releaseLeases();
    expect(outbox.lease('mail', NOW, 10)).toEqual([]);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    database.close();
  });

  it('gives back the rest without a copy', () => {
    const folder = bigFolder();
    rmSync(join(folder, 'copies'), { recursive: true });
    spoil(folder, 1);
    const { ids, event, database } = openRecords(folder);
    expect(ids().length).toBeGreaterThan(100);
    // Whether each of them is still in the chain is looked at again.
    expect(readMeta(database, CHAINED_UNTIL)).toBeNull();
    expect(event).toMatchObject({ kind: 'database-lost', runs: ids().length, runsBefore: 120 });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    database.close();
  });

  it('is damaged too where a table is missing, and gives back the others', () => {
    const folder = bigFolder();
    const other = openFile(fileIn(folder));
    other.exec('PRAGMA foreign_keys = OFF; DROP TABLE attempts; DROP TABLE verdicts');
    other.close();
    const { state, ids, database } = openRecords(folder);
    expect(state.kind).toBe('restored');
    expect(ids()).toHaveLength(120);
    database.close();
  });

  it('is damaged too where its number of format is gone', () => {
    const folder = bigFolder();
    const other = openFile(fileIn(folder));
    other.exec('PRAGMA user_version = 0');
    other.close();
    const { state, ids, database } = openRecords(folder);
    expect(state.kind).toBe('restored');
    expect(ids()).toHaveLength(120);
    database.close();
  });

  it('is found again after a start that was killed while it restored', () => {
    const folder = bigFolder();
    spoil(folder, 1);
    closeRecords(openRecords(folder).database);
    // As if the process had been killed between the two renames.
    renameSync(fileIn(folder), fileIn(folder, 'linewatch.db.new'));
    const again = openRecords(folder, NOW + 1);
    expect(again.ids()).toHaveLength(120);
    again.database.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
