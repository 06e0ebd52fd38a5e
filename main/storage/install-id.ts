import type { Database } from './sqlite';

/** The random name of this installation, made once: it marks Message-IDs and spreads schedules over the hour. */
export function installId(database: Database, newId: () => string): string {
  database
    .prepare(`INSERT INTO meta (key, value) VALUES ('install-id', ?) ON CONFLICT DO NOTHING`)
    .run(newId().replaceAll('-', '').slice(0, 12));
  return readInstallId(database);
}

/** The name of the installation that has these records; empty where it was not made yet. */
export function readInstallId(database: Database): string {
  const [[found] = []] = database.ask(`SELECT emit(value) FROM meta WHERE key = 'install-id'`);
  return found == null ? '' : String(found);
}
