/**
 * What stays of runs that were removed because the user keeps single tests for a limited time: for each hour and each day
 * (of UTC), network by network, what `roll_ups` has of runs that are there. It does not follow from the runs any more. A
 * network may have several rows of an hour or a day, which count together.
 */
export const thinned = `
CREATE TABLE thinned_parts (
  hours INTEGER NOT NULL,
  network TEXT,
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
  figures BLOB NOT NULL
) STRICT;
CREATE INDEX thinned_parts_by_time ON thinned_parts (hours, at);
`;
