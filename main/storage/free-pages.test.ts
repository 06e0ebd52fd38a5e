import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doAll } from '../testing/aged-records';
import { temporaryFolder } from '../testing/folder';
import { temporaryRecords } from '../testing/records';
import { openDatabase } from './database';
import { givingBackPages } from './free-pages';
import { MIGRATIONS } from './migrations';
import { openFile, type Database } from './sqlite';

const NOW = Date.parse('2026-11-26T18:00:00Z');
/** Adds a table of 8 MB. */
const fill = (database: Database, table = 'filling') => {
  database.exec(`CREATE TABLE ${table} (text TEXT)`);
  database.exec(`WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 2000)
    INSERT INTO ${table} SELECT hex(randomblob(2000)) FROM place`);
};
/** Records as an earlier version left them. */
const makeOld = (folder: string) => {
  const old = openFile(join(folder, 'linewatch.db'));
  for (const step of MIGRATIONS.slice(0, -1)) old.exec(step);
  old.exec(`PRAGMA user_version = ${MIGRATIONS.length - 1}`);
  return old;
};
const openedMode = (folder: string) => {
  const { database } = openDatabase(folder, NOW);
  const [[mode] = []] = database.ask('SELECT emit(auto_vacuum) FROM pragma_auto_vacuum');
  database.close();
  return mode;
};
const freePages = (database: Database) =>
  Number(database.ask('SELECT emit(freelist_count) FROM pragma_freelist_count')[0]?.[0]);

describe('room that is free in the records', () => {
  it('is given back to the disk in small steps, but for what is used next', () => {
    const { database, folder } = temporaryRecords();
    fill(database);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const before = statSync(join(folder, 'linewatch.db')).size;
    database.exec('DROP TABLE filling');
    expect(doAll(givingBackPages(database))).toBeGreaterThan(5);
    expect(freePages(database)).toBe(500);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(statSync(join(folder, 'linewatch.db')).size).toBeLessThan(before - 4_000_000);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('can be given back by records of an earlier version after their update', () => {
    const folder = temporaryFolder();
    makeOld(folder).close();
    expect(openedMode(folder)).toBe(2);
  });

  it('can be given back by large records of an earlier version once a quarter of them is free', () => {
    const folder = temporaryFolder();
    const old = makeOld(folder);
    for (let part = 0; part < 9; part += 1) fill(old, `filling${part}`);
    old.close();
    expect(openedMode(folder)).toBe(0);
    const later = openFile(join(folder, 'linewatch.db'));
    later.exec('DROP TABLE filling0; DROP TABLE filling1; DROP TABLE filling2');
    later.close();
    expect(openedMode(folder)).toBe(2);
  });
});
