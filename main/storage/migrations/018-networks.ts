/**
 * The networks that the computer has been in: `key` is what runs name them by, the marks are hashes of what they are
 * told apart by, and the label is the name that the system gives a network, where it may be recorded.
 */
export const networks = `
CREATE TABLE networks (
  key TEXT PRIMARY KEY,
  description TEXT NOT NULL,
  link_kind TEXT,
  ssid TEXT,
  gateway TEXT,
  gateway_hardware TEXT,
  label TEXT,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
) STRICT;
`;
