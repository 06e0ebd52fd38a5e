import { existsSync, rmSync } from 'node:fs';
import type { Database } from './sqlite';

/**
 * Brings the tables to the newest version, one transaction per step. Before each step that changes existing
 * tables the whole database is copied to `<path>.before-v<n>`.
 *
 * @throws when the file was written by a newer version of the application
 */
export function migrate(database: Database, path: string, steps: readonly string[]): void {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  if (row.user_version > steps.length) {
    throw new Error(
      `${path} was written by a newer version of Linewatch (format ${row.user_version}, this one knows ${steps.length})`,
    );
  }
  for (let version = row.user_version; version < steps.length; version += 1) {
    if (version > 0) copyBefore(database, `${path}.before-v${version + 1}`);
    inTransaction(database, () => {
      database.exec(steps[version] ?? '');
      database.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}

function copyBefore(database: Database, target: string): void {
  if (existsSync(target)) rmSync(target);
  database.prepare('VACUUM INTO ?').run(target);
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
