import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

/** An open database. The interface is that of node:sqlite, which can take the driver's place here. */
export type Database = DatabaseSyncInstance;

/** Opens a database file, and makes it where there is none. Waits up to five seconds for another writer. */
export function openFile(path: string): Database {
  return new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5_000 });
}
