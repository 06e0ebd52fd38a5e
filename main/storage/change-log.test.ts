import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { leaveChanges, readChangeLog, takeInChanges } from './change-log';
import { openFile } from './sqlite';

const WHOLE_PAGE = new Uint8Array(4_000);

/** Records of which every row is a page. */
function usePages() {
  const path = join(temporaryFolder(), 'linewatch.db');
  const database = openFile(path, { isDurable: true });
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE pages (content BLOB)');
  const write = (pages: number): void => {
    const statement = database.prepare('INSERT INTO pages VALUES (?)');
    database.exec('BEGIN');
    for (let page = 0; page < pages; page += 1) statement.run(WHOLE_PAGE);
    database.exec('COMMIT');
  };
  return { path, database, write };
}

describe('the log of changes', () => {
  it('is not taken in by who writes, however long it is', () => {
    const { database, write } = usePages();
    leaveChanges(database, 16_000);
    write(3_000);
    write(1);
    const { pages, takenIn } = readChangeLog(database);
    expect(pages).toBeGreaterThan(3_000);
    expect(takenIn).toBe(0);
  });

  it('is taken in by who writes where nobody else does', () => {
    const { database, write } = usePages();
    leaveChanges(database, 2_000);
    write(3_000);
    expect(readChangeLog(database).takenIn).toBeGreaterThan(3_000);
  });

  it('is taken in beside who writes, and starts again with the next change', () => {
    const { path, database, write } = usePages();
    leaveChanges(database, 16_000);
    write(3_000);
    const { pages, takenIn } = takeInChanges(path);
    expect(takenIn).toBe(pages);
    expect(readChangeLog(database)).toEqual({ pages, takenIn });
    write(1);
    expect(readChangeLog(database).pages).toBeLessThan(10);
    expect(database.ask('SELECT emit(count(*)) FROM pages')).toEqual([[3_001]]);
  });

  it('stays as far as somebody reads what was there before', () => {
    const { path, database, write } = usePages();
    leaveChanges(database, 16_000);
    const reader = openFile(path, { readOnly: true });
    reader.exec('BEGIN');
    reader.ask('SELECT emit(count(*)) FROM pages');
    write(3_000);
    const { pages, takenIn } = takeInChanges(path);
    expect(takenIn).toBeLessThan(pages);
    reader.exec('COMMIT');
    expect(takeInChanges(path).takenIn).toBe(pages);
    reader.close();
  });

  it('is not looked for in a file that is not there, and none is made', () => {
    const other = join(temporaryFolder(), 'linewatch.db');
    expect(() => takeInChanges(other)).toThrow('unable to open database file');
    expect(existsSync(other)).toBe(false);
  });
});
