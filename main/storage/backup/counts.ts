import type { BackupCounts } from '../../../shared/backup/backup';
import { TRIED } from '../runs/counted';
import { getTables } from '../recovery/schema';
import { openFile, type Database } from '../sqlite';

/** Counts what a database holds, of this or an older format. */
export function countRecords(database: Database): BackupCounts {
  const tables = getTables(database);
  const one = (sql: string) => database.ask(`SELECT emit(${sql})`)[0]?.[0] ?? null;
  const count = (table: string, condition = 'true') =>
    tables.has(table) ? Number(one(`(SELECT count(*) FROM ${table} WHERE ${condition})`)) : 0;
  const time = (sql: string) => {
    const value = tables.has('runs') ? one(`(SELECT ${sql} FROM runs WHERE ${TRIED})`) : null;
    return value === null ? null : Number(value);
  };
  return {
    tests: count('runs', TRIED),
    outages: count('line_events', "kind = 'outage'"),
    notes: count('notes'),
    waiting: count('outbox', "state IN ('pending', 'sending', 'blocked')"),
    firstAt: time('min(started_at)'),
    newestAt: time('max(started_at)'),
  };
}

/** The same of a file that nobody writes. */
export function countFile(path: string): BackupCounts {
  const database = openFile(path, { readOnly: true });
  try {
    return countRecords(database);
  } finally {
    database.close();
  }
}
