/**
 * Texts that many runs share (rules, decisions, how a run was measured) are stored once, under a number that comes from
 * their content. A run has its verdicts in one column; rows of the table `verdicts` are of earlier versions.
 */
export const storedOnce = `
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;
ALTER TABLE runs ADD COLUMN verdicts TEXT;
`;
