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
const fill = (database: Database) => {
  database.exec('CREATE TABLE filling (text TEXT)');
  database.exec(`WITH RECURSIVE place (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < 2000)
    INSERT INTO filling SELECT hex(randomblob(2000)) FROM place`);
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
    const old = openFile(join(folder, 'linewatch.db'));
    old.exec('PRAGMA auto_vacuum = NONE');
    for (const step of MIGRATIONS.slice(0, -1)) old.exec(step);
    old.exec(`PRAGMA user_version = ${MIGRATIONS.length - 1}`);
    old.exec('PRAGMA auto_vacuum = NONE; VACUUM');
    old.close();
    const { database } = openDatabase(folder, NOW);
    expect(database.ask('SELECT emit(auto_vacuum) FROM pragma_auto_vacuum')).toEqual([[2]]);
    database.close();
  });
});
