import type { RetentionPreview } from '../../../shared/retention/retention';
import { databaseBytes } from '../free-pages';
import { inSnapshot } from '../history/history-parts';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { THINNABLE } from './thinnable';
import { cutoffOf } from './thinning';

/** What a test takes with its indexes and columns, less what stays of it by hour and day (docs/history.md). */
const FREED_BYTES_A_TEST = 490;
const AGED = `SELECT count(*) AS total, coalesce(sum(is_thinnable), 0) AS tests,
    min(iif(is_thinnable, started_at, NULL)) AS firstAt, max(iif(is_thinnable, started_at, NULL)) AS lastAt
  FROM (SELECT started_at, (${THINNABLE}) AS is_thinnable FROM runs INDEXED BY runs_by_time
    WHERE started_at < ? AND outcome <> 'running')`;

/** What keeping single tests for so many months would remove at a moment. Reads every older test. */
export function previewRetention(database: Database, months: number, now: number): RetentionPreview {
  return inSnapshot(database, () => {
    const cutoff = cutoffOf(database, months, now) ?? Number.MIN_SAFE_INTEGER;
    const { total, ...found } = prepared(database, AGED).get(cutoff) as Pick<
      RetentionPreview,
      'tests' | 'firstAt' | 'lastAt'
    > & { readonly total: number };
    return {
      months,
      ...found,
      staying: total - found.tests,
      bytes: databaseBytes(database),
      freedBytes: found.tests * FREED_BYTES_A_TEST,
    };
  });
}
