/**
 * Files that go out with messages, which name them by their id. A message with a file goes out alone, and with the same bytes at
 * each try.
 */
export const attachments = `
CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
`;
