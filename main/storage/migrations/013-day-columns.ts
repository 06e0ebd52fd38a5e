/**
 * Roll-ups are of all runs together. What they had for each series of runs that were measured alike took as much room as
 * the runs and was too slow to filter by: `day_columns` has the runs of each day (of UTC) as columns in its place. All of it
 * follows from the runs and is made again, from the newest to the oldest.
 */
export const dayColumns = `
DROP TABLE series;
DROP TABLE roll_ups;
CREATE TABLE roll_ups (
  hours INTEGER NOT NULL,
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
  states TEXT NOT NULL,
  figures BLOB NOT NULL,
  PRIMARY KEY (hours, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE day_columns (
  day INTEGER PRIMARY KEY,
  runs BLOB NOT NULL
) STRICT;
DELETE FROM stale_hours;
UPDATE tallies SET value = (SELECT coalesce((max(started_at) / 3600000 + 1) * 3600000, 0) FROM runs)
  WHERE name = 'rolled-up-from';
`;
