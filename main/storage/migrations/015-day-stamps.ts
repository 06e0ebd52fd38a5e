/**
 * A number for what the columns of each day hold, so that a reader that has them in memory knows whether they still hold. It
 * is drawn anew whenever the day is summed up.
 */
export const dayStamps = `
CREATE TABLE day_stamps (
  day INTEGER PRIMARY KEY,
  stamp INTEGER NOT NULL
) STRICT;
INSERT INTO day_stamps SELECT day, random() & 4503599627370495 FROM day_columns;
`;
