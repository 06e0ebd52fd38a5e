import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { copyNames } from './copies';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { openFile, type Database } from './sqlite';

/** What was found when the database was opened. `restored` and `lost` name the damaged file that was put aside. */
export type OpenState =
  { readonly kind: 'fine' } | { readonly kind: 'restored' | 'lost'; readonly damagedFile: string };

export interface OpenedDatabase {
  readonly database: Database;
  readonly state: OpenState;
}

/**
 * Opens the records at `<folder>/linewatch.db`, and makes them where there are none. A damaged file is put
 * aside, never deleted, and the newest sound daily copy takes its place.
 *
 * @throws when the folder cannot be written or the file belongs to a newer version
 */
export function openDatabase(folder: string, now: number): OpenedDatabase {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'linewatch.db');
  const copies = join(folder, 'copies');
  let state: OpenState = { kind: 'fine' };
  if (isDamaged(path, copies)) state = restore(path, copies, now);
  const database = connect(path);
  migrate(database, path, MIGRATIONS);
  return { database, state };
}

function connect(path: string): Database {
  const database = openFile(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  return database;
}

/** An empty file opens as an empty database without complaint: it counts as damaged where copies show that there was more. */
function isDamaged(path: string, copies: string): boolean {
  if (!existsSync(path)) return copyNames(copies).length > 0;
  if (statSync(path).size === 0) return copyNames(copies).length > 0;
  return !isSound(path);
}

function isSound(path: string): boolean {
  let database: Database | null = null;
  try {
    database = openFile(path);
    const row = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string } | undefined;
    return row?.quick_check === 'ok';
  } catch (error) {
    if (isBusy(error)) throw error;
    return false;
  } finally {
    database?.close();
  }
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function restore(path: string, copies: string, now: number): OpenState {
  const damagedFile = `${path}.damaged-${now}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, damagedFile + suffix);
  }
  for (const name of copyNames(copies)) {
    const copy = join(copies, name);
    if (!isSound(copy)) continue;
    copyFileSync(copy, path);
    return { kind: 'restored', damagedFile };
  }
  return { kind: 'lost', damagedFile };
}
