import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../files/data-folder';
import { temporaryFolder } from '../../testing/folder';
import { actAsOther, canActAsOther } from '../../testing/other-account';
import { closeRecords, fileIn, folderWithRuns, NOW, openRecords } from '../../testing/recorded-folder';
import { refusalBy } from '../../testing/start-refusal';
import { openDatabase } from '../database';
import { openFile } from '../sqlite';

describe('records that are gone', () => {
  it.each([
    ['deleted', (folder: string) => rmSync(fileIn(folder)), null],
    ['cut to nothing', (folder: string) => truncateSync(fileIn(folder), 0), `linewatch.db.damaged-${NOW}`],
  ])('(%s) without a copy are no fresh start: it is said how many there were', (_name, harm, kept) => {
    const folder = folderWithRuns(21);
    harm(folder);
    const { event, database, ids } = openRecords(folder);
    expect(event).toEqual({
      kind: 'database-lost',
      path: fileIn(folder),
      kept: kept === null ? null : fileIn(folder, kept),
      runs: 0,
      runsBefore: 21,
      newestAt: null,
    });
    expect(ids()).toEqual([]);
    database.close();
  });

  it('that were emptied by another program come back from a copy', () => {
    const folder = folderWithRuns(3, NOW);
    const other = openFile(fileIn(folder));
    other.exec('DELETE FROM runs');
    other.close();
    const { state, ids, database } = openRecords(folder);
    expect(state.kind).toBe('restored');
    expect(ids()).toHaveLength(3);
    database.close();
  });

  it('and emptied without a copy stay as they are, and that is said once', () => {
    const folder = folderWithRuns(3);
    const other = openFile(fileIn(folder));
    other.exec('DELETE FROM runs');
    other.close();
    const { event, database, marker } = openRecords(folder);
    expect(event).toMatchObject({ kind: 'database-lost', kept: null, runsBefore: 3 });
    marker.write();
    database.close();
    const again = openRecords(folder);
    expect(again.event).toBeNull();
    again.database.close();
  });

  it('come back from the changes that were not yet written to the file', () => {
    const folder = temporaryFolder();
    const { database, record, marker } = openRecords(folder);
    record(1, 21);
    marker.write();
    // A process that is killed leaves its changes beside the file.
    for (const part of ['', '-wal']) copyFileSync(fileIn(folder) + part, fileIn(folder, `killed${part}`));
    database.close();
    truncateSync(fileIn(folder, 'killed'), 0);
    for (const part of ['', '-wal']) renameSync(fileIn(folder, `killed${part}`), fileIn(folder) + part);
    const { ids, event, database: found } = openRecords(folder);
    expect(ids()).toHaveLength(21);
    expect(event).toMatchObject({ kind: 'database-lost', runs: 21, runsBefore: 21 });
    found.close();
  });

  it('are no loss where there never were any', () => {
    const folder = folderWithRuns(0);
    truncateSync(fileIn(folder), 0);
    const { event, database } = openRecords(folder);
    expect(event).toBeNull();
    database.close();
  });

  it('keep the name of the installation', () => {
    const folder = folderWithRuns(1);
    rmSync(fileIn(folder));
    const { marker, database, ...opened } = { ...openDatabase(folder, NOW) };
    expect(opened.state.kind).toBe('lost');
    expect(marker?.installId).toBe('abc123');
    database.close();
  });
});

describe('records that hold less than they did', () => {
  it('stay as they are, and that is said', () => {
    const folder = folderWithRuns(5);
    copyFileSync(fileIn(folder), fileIn(folder, 'older.db'));
    const { database, record, marker } = openRecords(folder);
    record(6, 9);
    marker.write();
    closeRecords(database);
    renameSync(fileIn(folder, 'older.db'), fileIn(folder));
    const { event, state, ids, database: found } = openRecords(folder);
    expect(state).toEqual({ kind: 'fine' });
    expect(ids()).toHaveLength(5);
    expect(event).toMatchObject({ kind: 'database-fewer', runs: 5, runsBefore: 9 });
    found.close();
  });
});

describe('a database that the disk refuses', () => {
  it.runIf(canActAsOther)(
    'is no damaged one, and nothing is changed (as an account that is not root)',
    () => {
      const folder = folderWithRuns(3, NOW);
      chmodSync(fileIn(folder), 0o600);
      const before = readdirSync(folder).sort();
      actAsOther(folder, join(folder, 'copies'));
      expect(refusalBy(() => openRecords(folder))).toEqual({
        problem: 'owned-by-another',
        path: fileIn(folder),
        detail: 'root',
      });
      expect(readdirSync(folder).sort()).toEqual(before);
    },
  );

  it('of a newer version is refused, and nothing is changed', () => {
    const folder = folderWithRuns(3, NOW);
    const other = openFile(fileIn(folder));
    other.exec('PRAGMA user_version = 99');
    closeRecords(other);
    const before = readFileSync(fileIn(folder));
    expect(refusalBy(() => openRecords(folder))).toEqual({
      problem: 'newer',
      path: fileIn(folder),
      detail: '99',
    });
    expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
    expect(existsSync(`${fileIn(folder)}.damaged-${NOW}`)).toBe(false);
  });
});

describe('the folder of the copies', () => {
  const damage = (folder: string) => writeFileSync(fileIn(folder), 'this was a database');

  it.each([
    ['a file', (place: string) => writeFileSync(place, 'x')],
    ['a link that leads nowhere', (place: string) => symlinkSync('nowhere', place)],
    ['a link to itself', (place: string) => symlinkSync('copies', place)],
  ])('with %s in its place holds none, and the start goes on', (_name, put) => {
    const [fresh, damaged] = [temporaryFolder(), folderWithRuns(3)];
    for (const folder of [fresh, damaged]) put(join(folder, 'copies'));
    damage(damaged);
    for (const [folder, kind] of [
      [fresh, 'fine'],
      [damaged, 'lost'],
    ] as const) {
      const { state, database } = openRecords(folder);
      expect(state.kind).toBe(kind);
      database.close();
    }
  });

  it.runIf(canActAsOther)('of another account is named where a copy is needed, and only there', () => {
    const [sound, damaged] = [folderWithRuns(3, NOW), folderWithRuns(3, NOW)];
    damage(damaged);
    const own = [sound, damaged].flatMap((folder) => [
      folder,
      ...readdirSync(folder)
        .filter((name) => name !== 'copies')
        .map((name) => join(folder, name)),
    ]);
    actAsOther(...own);
    for (const folder of [sound, damaged]) openDataFolder(folder);
    const { state, database } = openRecords(sound);
    expect(state.kind).toBe('fine');
    database.close();
    expect(refusalBy(() => openRecords(damaged))).toEqual({
      problem: 'owned-by-another',
      path: join(damaged, 'copies'),
      detail: 'root',
    });
    expect(readFileSync(fileIn(damaged), 'utf8')).toBe('this was a database');
  });
});

describe('the files of the records', () => {
  it('can be read by this account only', () => {
    const folder = folderWithRuns(3, NOW);
    const { database, record } = openRecords(folder);
    record(4, 5);
    for (const name of ['linewatch.db', 'linewatch.db-wal', 'linewatch.db-shm', 'copies/2026-11-23.db']) {
      expect([name, (statSync(fileIn(folder, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
    }
    database.close();
  });
});
