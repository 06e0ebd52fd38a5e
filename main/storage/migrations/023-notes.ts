const CHANGED = [
  ...['outcome', 'reason', 'started_at', 'finished_at', 'slots', 'has_figures', 'provider', 'server_url'],
  ...['"trigger"', 'network', 'mode', 'download_bps', 'upload_bps', 'latency_us', 'loaded_download_us'],
  ...['loaded_upload_us', 'jitter_us', 'packet_loss_ppm', 'rpm', 'download_bytes', 'upload_bytes'],
  'excluded_at',
].join(', ');
const TRIED = (row: 'old' | 'new') => `${row}.outcome IN ('completed', 'failed', 'cancelled', 'interrupted')`;
const MARK = (row: 'old' | 'new') =>
  `INSERT INTO stale_hours (at) SELECT ${row}.started_at / 3600000 * 3600000 WHERE ${row}.outcome <> 'running'
    AND ${row}.started_at / 3600000 * 3600000 NOT IN (SELECT at FROM stale_hours);`;
const COUNT = (row: 'old' | 'new', by: 1 | -1) =>
  `UPDATE tallies SET value = value + ${by} WHERE name = 'tried-runs' AND ${TRIED(row)};`;

/**
 * Notes about runs and moments, and runs that do not count in statistics: since when, and why in the words of a person.
 * What is summed up of the hour of such a run is made again. A note outlives its run.
 */
export const notes = `
CREATE TABLE notes (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  run_id TEXT REFERENCES runs (id) ON DELETE SET NULL,
  text TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX notes_by_run ON notes (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX notes_by_time ON notes (at);

ALTER TABLE runs ADD COLUMN excluded_at INTEGER;
ALTER TABLE runs ADD COLUMN exclusion TEXT;
CREATE INDEX runs_excluded ON runs (started_at) WHERE excluded_at IS NOT NULL;

DROP TRIGGER runs_changed;
CREATE TRIGGER runs_changed AFTER UPDATE OF ${CHANGED} ON runs BEGIN
  ${MARK('old')}
  ${MARK('new')}
  ${COUNT('old', -1)}
  ${COUNT('new', 1)}
END;
`;
