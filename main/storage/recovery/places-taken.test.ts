import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { fileIn, folderWithRuns, NOW, openRecords } from '../../testing/recorded-folder';
import { refusalBy } from '../../testing/start-refusal';
import { openDatabase } from '../database';
import { migrate } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { openFile } from '../sqlite';
import { keepDailyCopy } from '../copies';

/** A folder of somebody else's in the place of a file that Linewatch makes. */
function take(path: string): void {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'theirs.txt'), 'theirs');
}

const isKept = (path: string) => readFileSync(join(`${path}.moved`, 'theirs.txt'), 'utf8') === 'theirs';

describe('folders in the place of files', () => {
  it.each(['linewatch.db.new', 'linewatch.db.new-wal', 'linewatch.db.rescue', 'linewatch.db.rescue-wal'])(
    'that a restore makes (%s) keep nothing from being restored, and are kept',
    (name) => {
      const folder = folderWithRuns(3, NOW);
      truncateSync(fileIn(folder), 0);
      take(join(folder, name));
      const { state, ids, database } = openRecords(folder);
      expect(state.kind).toBe('restored');
      expect(ids()).toHaveLength(3);
      expect(isKept(join(folder, name))).toBe(true);
      database.close();
    },
  );

  it('of copies before a new format keep nothing from being upgraded', () => {
    const folder = folderWithRuns(2);
    const before = openFile(fileIn(folder));
    before.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    before.close();
    const place = join(folder, `linewatch.db.before-v${MIGRATIONS.length + 1}`);
    take(place);
    const database = openFile(fileIn(folder));
    migrate(database, fileIn(folder), [...MIGRATIONS, 'CREATE TABLE later (id INTEGER)']);
    expect(existsSync(place)).toBe(true);
    expect(isKept(place)).toBe(true);
    database.close();
  });

  it('of daily copies are kept, and the copy is made', () => {
    const folder = folderWithRuns(2);
    const { database } = openRecords(folder);
    take(join(folder, 'copies', '2026-11-20.db'));
    const today = join(folder, 'copies', `${new Date(NOW).toISOString().slice(0, 10)}.db`);
    take(today);
    take(`${today}.new`);
    expect(keepDailyCopy(database, folder, NOW)).toBe('copied');
    expect([isKept(today), isKept(`${today}.new`)]).toEqual([true, true]);
    database.close();
  });
});

describe('a link that leads nowhere', () => {
  it.each(['linewatch.db', 'linewatch.db-wal'])(
    'in the place of the records (%s) is refused, and stays: its disk may come back',
    (name) => {
      const folder = temporaryFolder();
      const path = join(folder, name);
      symlinkSync('/nowhere/records', path);
      expect(refusalBy(() => openDatabase(folder, NOW))).toEqual({
        problem: 'link-to-nothing',
        path,
        detail: '/nowhere/records',
      });
      expect(readlinkSync(path)).toBe('/nowhere/records');
    },
  );
});

/** A journal as a crash of another program leaves it: SQLite would roll its own pages back from it. */
function hotJournal(): Uint8Array {
  const path = join(temporaryFolder(), 'other.db');
  const other = openFile(path);
  other.exec('PRAGMA cache_size = 1; CREATE TABLE t (a); BEGIN');
  const insert = other.prepare('INSERT INTO t VALUES (?)');
  for (let row = 0; row < 200; row += 1) insert.run('x'.repeat(1_000));
  const journal = readFileSync(`${path}-journal`);
  other.close();
  return journal;
}

describe('a rollback journal of somebody else', () => {
  it.each([
    ['that is none', () => Buffer.from('of another program')],
    ['left by a crash', hotJournal],
    ['that is empty', () => Buffer.alloc(0)],
  ])('(%s) beside records that keep none is put aside, and the records are opened', (_name, content) => {
    const folder = folderWithRuns(2);
    const journal = fileIn(folder, 'linewatch.db-journal');
    const bytes = content();
    writeFileSync(journal, bytes);
    const { state, ids, database } = openRecords(folder);
    expect([state.kind, ids().length]).toEqual(['fine', 2]);
    expect(existsSync(journal)).toBe(false);
    expect(readFileSync(`${journal}.moved`)).toEqual(bytes);
    database.close();
  });
});
