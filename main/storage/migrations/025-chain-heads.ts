/**
 * The chain with a head that everybody may read in each entry: what it is about, when that was, and in which network.
 * `record` is the SHA-256 of what is recorded with `salt`, so that nobody can guess it; `hash` follows from the hash before it and
 * from the digest of head and record, and is stored with some of the entries only. `from_at` and `to_at` are the time that the
 * entry is about; `latest_at` is the latest time that an entry up to here is about, null where that is its own. `network` is a row of `chain_networks`, which gives each network a random name: the key of a network is in no
 * hash, and can be forgotten. The entries of before are dropped, and what is recorded is taken in again.
 */
export const chainHeads = `
DROP TABLE chain;
CREATE TABLE chain (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject ANY NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  latest_at INTEGER,
  network INTEGER,
  salt BLOB NOT NULL,
  record BLOB NOT NULL,
  hash BLOB
) STRICT;
CREATE INDEX chain_by_subject ON chain (substr(subject, 1, 4));
CREATE TABLE chain_networks (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;
DELETE FROM meta WHERE key = 'chained-until';
`;
