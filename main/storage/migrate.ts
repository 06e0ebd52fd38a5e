import { chmodSync } from 'node:fs';
import { freePlace } from '../files/place';
import { giveToFolderOwner, OWNER_ONLY } from '../files/whole-file';
import { getVersion } from './recovery/schema';
import type { Database } from './sqlite';

/**
 * Brings the tables to the newest version, one transaction per step; a new database gets all of them in one, and waits
 * for the disk once. Before each step that changes tables which were there the whole database is copied to
 * `<path>.before-v<n>`; not where there is no path.
 *
 * @throws when the file was written by a newer version of the application
 */
export function migrate(database: Database, path: string | null, steps: readonly string[]): void {
  const found = getVersion(database);
  if (found > steps.length) {
    throw new Error(
      `${path} was written by a newer version of Linewatch (format ${found}, this one knows ${steps.length})`,
    );
  }
  const step = (version: number) => {
    database.exec(steps[version] ?? '');
    database.exec(`PRAGMA user_version = ${version + 1}`);
  };
  if (found === 0) return inTransaction(database, () => steps.forEach((_, version) => step(version)));
  for (let version = found; version < steps.length; version += 1) {
    if (path !== null) copyBefore(database, `${path}.before-v${version + 1}`);
    inTransaction(database, () => step(version));
  }
}

/** The value of `PRAGMA synchronous` in which every commit is on the disk. */
const FULL = 2;

function copyBefore(database: Database, target: string): void {
  freePlace(target);
  database.prepare('VACUUM INTO ?').run(target);
  if (process.platform !== 'win32') chmodSync(target, OWNER_ONLY);
  giveToFolderOwner(target);
}

/**
 * The same without waiting for the disk: after a power cut it may not have happened. For what is derived from the records,
 * or says the same as before.
 */
export function inQuickTransaction<T>(database: Database, work: () => T): T {
  const [[before] = []] = database.ask('SELECT emit(synchronous) FROM pragma_synchronous');
  if (before === FULL) database.exec('PRAGMA synchronous = NORMAL');
  try {
    return inTransaction(database, work);
  } finally {
    if (before === FULL) database.exec('PRAGMA synchronous = FULL');
  }
}

/** Runs `work` as one transaction: all of it is stored, or nothing. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
