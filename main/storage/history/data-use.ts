import type { DataUse } from '../../../shared/data-use';
import { getFirstMoment, localTimeAt } from '../../../shared/local-time';
import { RECORDED_HERE } from '../runs/counted';
import type { Database } from '../sqlite';

/** Begin of the calendar month in a time zone. */
export function getMonth(now: number, timeZone: string): number {
  const local = new Date(localTimeAt(now, timeZone));
  return getFirstMoment(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1), timeZone);
}

const BY_NETWORK = `SELECT network, count(*) AS runs, total(download_bytes) AS downloadBytes,
    total(upload_bytes) AS uploadBytes
  FROM runs WHERE started_at >= ? AND started_at <= ? AND has_figures = 1 AND ${RECORDED_HERE} GROUP BY network ORDER BY downloadBytes + uploadBytes DESC`;

/** What runs from one time until another have moved, most first; imported ones moved nothing here. */
export function dataUseBetween(database: Database, from: number, until: number): DataUse['networks'] {
  const rows = database.prepare(BY_NETWORK).all(from, until) as unknown as DataUse['networks'];
  return rows.map((row) => ({ ...row }));
}
