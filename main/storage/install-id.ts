import type { Database } from './sqlite';

/** The random name of this installation, made once: it marks Message-IDs and spreads schedules over the hour. */
export function installId(database: Database, newId: () => string): string {
  database
    .prepare(`INSERT INTO meta (key, value) VALUES ('install-id', ?) ON CONFLICT DO NOTHING`)
    .run(newId().replaceAll('-', '').slice(0, 12));
  const row = database.prepare(`SELECT value FROM meta WHERE key = 'install-id'`).get() as { value: string };
  return row.value;
}
