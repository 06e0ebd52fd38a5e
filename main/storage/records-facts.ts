import type { RecordsFacts } from '../core/support/diagnostics';
import type { Database } from './sqlite';

/** What the file of the records says of itself, and how many rows its tables have: no record. Takes long on large files. */
export function readRecordsFacts(database: Database): RecordsFacts {
  const entries = database
    .prepare('SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name')
    .all() as readonly { readonly type: string; readonly name: string; readonly sql: string }[];
  const number = (sql: string) => Number(Object.values(database.prepare(sql).get() ?? {})[0] ?? 0);
  return {
    schemaVersion: number('PRAGMA user_version'),
    bytes: number('PRAGMA page_count') * number('PRAGMA page_size'),
    tables: entries
      .filter(({ type }) => type === 'table')
      .map(({ name }) => ({ name, rows: number(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`) })),
    schema: entries.map(({ sql }) => sql),
  };
}
