const CHANGED = [
  ...['outcome', 'reason', 'started_at', 'finished_at', 'slots', 'has_figures', 'provider', 'server_url'],
  ...['"trigger"', 'network', 'mode', 'download_bps', 'upload_bps', 'latency_us', 'loaded_download_us'],
  ...['loaded_upload_us', 'jitter_us', 'packet_loss_ppm', 'rpm', 'download_bytes', 'upload_bytes'],
].join(', ');
const TRIED = (row: 'old' | 'new') => `${row}.outcome IN ('completed', 'failed', 'cancelled', 'interrupted')`;
/** Without OR IGNORE, of which the statement that fires a trigger may make something else. */
const MARK = (row: 'old' | 'new') =>
  `INSERT INTO stale_hours (at) SELECT ${row}.started_at / 3600000 * 3600000 WHERE ${row}.outcome <> 'running'
    AND ${row}.started_at / 3600000 * 3600000 NOT IN (SELECT at FROM stale_hours);`;
const COUNT = (row: 'old' | 'new', by: 1 | -1) =>
  `UPDATE tallies SET value = value + ${by} WHERE name = 'tried-runs' AND ${TRIED(row)};`;

/**
 * What long stretches of time look like, hour by hour and day by day (of UTC), for each series of runs that were measured
 * alike and for all of them (series 0). `stale_hours` are hours whose runs have changed since; hours before
 * `rolled-up-from` in `tallies` are not rolled up yet, and `tried-runs` there counts what would take long to count. All of it
 * follows from the runs and can be made again.
 */
export const rollUps = `
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  network TEXT,
  provider TEXT NOT NULL,
  server TEXT,
  "trigger" TEXT NOT NULL,
  mode TEXT
) STRICT;

CREATE TABLE roll_ups (
  hours INTEGER NOT NULL,
  series INTEGER NOT NULL,
  at INTEGER NOT NULL,
  completed INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  missed INTEGER NOT NULL,
  interrupted INTEGER NOT NULL,
  with_figures INTEGER NOT NULL,
  download_bytes INTEGER NOT NULL,
  upload_bytes INTEGER NOT NULL,
  first_at INTEGER,
  last_at INTEGER,
  states TEXT,
  figures BLOB NOT NULL,
  PRIMARY KEY (hours, series, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE stale_hours (at INTEGER PRIMARY KEY) STRICT;
CREATE TABLE tallies (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
INSERT INTO tallies SELECT 'tried-runs', count(*) FROM runs WHERE outcome IN ('completed', 'failed', 'cancelled', 'interrupted');
INSERT INTO tallies SELECT 'rolled-up-from', coalesce((max(started_at) / 3600000 + 1) * 3600000, 0) FROM runs;

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
