const TRIED = (row: 'old' | 'new') =>
  `${row}.import_id IS NULL AND ${row}.outcome IN ('completed', 'failed', 'cancelled', 'interrupted')`;
/** Without OR IGNORE, of which the statement that fires a trigger may make something else. */
const MARK = (row: 'old' | 'new') =>
  `INSERT INTO stale_hours (at) SELECT ${row}.started_at / 3600000 * 3600000 WHERE ${row}.outcome <> 'running'
    AND ${row}.started_at / 3600000 * 3600000 NOT IN (SELECT at FROM stale_hours);`;
const COUNT = (row: 'old' | 'new', by: 1 | -1) =>
  `UPDATE tallies SET value = value + ${by} WHERE name = 'tried-runs' AND ${TRIED(row)};`;
const CHANGED = [
  ...['outcome', 'reason', 'started_at', 'finished_at', 'slots', 'has_figures', 'provider', 'server_url'],
  ...['"trigger"', 'network', 'mode', 'download_bps', 'upload_bps', 'latency_us', 'loaded_download_us'],
  ...['loaded_upload_us', 'jitter_us', 'packet_loss_ppm', 'rpm', 'download_bytes', 'upload_bytes'],
  'excluded_at',
].join(', ');

/**
 * Runs that were imported from a file know the program that recorded them, and the import, which can be undone as a whole.
 * `owner` is the process that writes an import. `tried-runs` counts what this installation recorded itself, so that an
 * import that is undone is no loss.
 */
export const imports = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  file_name TEXT NOT NULL,
  owner TEXT NOT NULL,
  state TEXT NOT NULL,
  runs INTEGER NOT NULL
) STRICT;
ALTER TABLE runs ADD COLUMN import_id TEXT;
ALTER TABLE runs ADD COLUMN imported_from TEXT;
CREATE INDEX runs_imported ON runs (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX runs_recorded_here ON runs (outcome, started_at) WHERE import_id IS NULL;
DROP TRIGGER runs_added;
DROP TRIGGER runs_changed;
DROP TRIGGER runs_removed;
CREATE TRIGGER runs_added AFTER INSERT ON runs BEGIN
  ${MARK('new')}
  ${COUNT('new', 1)}
END;
CREATE TRIGGER runs_changed AFTER UPDATE OF ${CHANGED} ON runs BEGIN
  ${MARK('old')}
  ${MARK('new')}
  ${COUNT('old', -1)}
  ${COUNT('new', 1)}
END;
CREATE TRIGGER runs_removed AFTER DELETE ON runs BEGIN
  ${MARK('old')}
  ${COUNT('old', -1)}
END;
`;
