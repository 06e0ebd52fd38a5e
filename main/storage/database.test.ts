import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOT_JUDGED } from '../testing/records';
import { temporaryFolder } from '../testing/folder';
import { completedRun } from '../testing/runs';
import { keepDailyCopy } from './copies';
import { openDatabase } from './database';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { SqliteRunStore } from './runs/run-store';
import { openInMemory } from './sqlite';

const NOW = Date.parse('2026-11-23T18:00:00Z');
const open = (folder: string) => {
  const { database, state } = openDatabase(folder, NOW);
  return {
    database,
    state,
    runs: new SqliteRunStore(database, { now: () => NOW }, { id: 'test', session: null }),
  };
};

function folderWithOneRun(): string {
  const folder = temporaryFolder();
  const { database, runs } = open(folder);
  runs.record(completedRun(), NOT_JUDGED, []);
  keepDailyCopy(database, folder, NOW);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return folder;
}

describe('opening the records', () => {
  it('makes them in an empty folder', () => {
    const { database, state, runs } = open(temporaryFolder());
    expect(state).toEqual({ kind: 'fine' });
    expect(runs.lastCompleted(10)).toEqual([]);
    database.close();
  });

  it('puts a file that is no database aside and restores the newest copy', () => {
    const folder = folderWithOneRun();
    writeFileSync(join(folder, 'linewatch.db'), 'this is no database, and long enough to be looked at');
    const { database, state, runs } = open(folder);
    expect(state).toEqual({ kind: 'restored', damagedFile: join(folder, `linewatch.db.damaged-${NOW}`) });
    expect(runs.lastCompleted(10).map((run) => run.id)).toEqual(['run-1']);
    expect(readFileSync(join(folder, `linewatch.db.damaged-${NOW}`), 'utf8')).toContain('no database');
    database.close();
  });

  it('does not take a file cut to nothing for a fresh installation', () => {
    const folder = folderWithOneRun();
    truncateSync(join(folder, 'linewatch.db'), 0);
    const { database, state, runs } = open(folder);
    expect(state.kind).toBe('restored');
    expect(runs.lastCompleted(10)).toHaveLength(1);
    database.close();
  });

  it('says so when there is no copy to restore', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'linewatch.db'), 'garbage, and nothing but garbage in this file');
    const { database, state } = open(folder);
    expect(state.kind).toBe('lost');
    database.close();
  });

  it('keeps one copy a day and the newest seven', () => {
    const folder = temporaryFolder();
    const { database } = open(folder);
    for (let day = 0; day < 9; day += 1) keepDailyCopy(database, folder, NOW + day * 86_400_000);
    keepDailyCopy(database, folder, NOW + 8 * 86_400_000);
    expect(readdirSync(join(folder, 'copies')).sort()).toEqual([
      '2026-11-25.db',
      '2026-11-26.db',
      '2026-11-27.db',
      '2026-11-28.db',
      '2026-11-29.db',
      '2026-11-30.db',
      '2026-12-01.db',
    ]);
    database.close();
  });
});

describe('bringing the records to a newer format', () => {
  it('copies the file before each step, and undoes a step that fails', () => {
    const folder = folderWithOneRun();
    const path = join(folder, 'linewatch.db');
    const { database } = open(folder);
    const steps = [
      ...MIGRATIONS,
      'CREATE TABLE more (id TEXT) STRICT',
      'CREATE TABLE third (id TEXT) STRICT; no sql',
    ];
    expect(() => migrate(database, path, steps)).toThrow(/syntax error/);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length + 1 });
    expect(existsSync(`${path}.before-v${MIGRATIONS.length + 1}`)).toBe(true);
    expect(existsSync(`${path}.before-v${MIGRATIONS.length + 2}`)).toBe(true);
    expect(() => database.exec('SELECT * FROM third')).toThrow();
    database.close();
  });

  it('makes a new database whole or not at all', () => {
    const database = openInMemory();
    expect(() => migrate(database, null, [...MIGRATIONS, 'no sql'])).toThrow(/syntax error/);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 0 });
    expect(database.ask('SELECT emit(name) FROM sqlite_schema')).toEqual([]);
    migrate(database, null, MIGRATIONS);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
  });

  it('refuses a file of a newer version', () => {
    const folder = temporaryFolder();
    const { database } = open(folder);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => open(folder)).toThrow(/newer version of Linewatch/);
  });
});
