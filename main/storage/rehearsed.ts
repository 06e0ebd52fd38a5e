import type { Database } from './sqlite';

/** Whether this version has found every template in order. */
export function isRehearsed(database: Database, version: string): boolean {
  const row = database.prepare(`SELECT value FROM meta WHERE key = 'rehearsed'`).get() as
    { value: string } | undefined;
  return row?.value === version;
}

export function markRehearsed(database: Database, version: string): void {
  database.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('rehearsed', ?)`).run(version);
}
