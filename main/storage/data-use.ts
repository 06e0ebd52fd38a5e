import type { DataUse } from '../../shared/ipc';
import type { Database } from './sqlite';

/** Begin of the calendar month, local time. */
export function monthOf(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), 1).getTime();
}

const BY_NETWORK = `SELECT network, count(*) AS runs, total(download_bytes) AS downloadBytes,
    total(upload_bytes) AS uploadBytes
  FROM runs WHERE started_at >= ? AND has_figures = 1 GROUP BY network ORDER BY downloadBytes + uploadBytes DESC`;

/** What runs since a time have moved, most first. */
export function dataUseSince(database: Database, from: number): DataUse['networks'] {
  const rows = database.prepare(BY_NETWORK).all(from) as unknown as DataUse['networks'];
  return rows.map((row) => ({ ...row }));
}
