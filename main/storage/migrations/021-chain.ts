/**
 * The chain of hashes over what is recorded, in the order in which it was recorded. `digest` is the SHA-256 of the entry as
 * canonical JSON; `hash` is that of the hash before it and the digest, stored with some of the entries, since it follows from
 * the digests. What an entry was made of is in the tables of runs, of the line, and of notes: a record that was changed
 * without an entry of its own no longer gives its digest. `subject` is an id, as 16 bytes where it is a UUID.
 */
export const chain = `
CREATE TABLE chain (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject ANY NOT NULL,
  digest BLOB NOT NULL,
  hash BLOB
) STRICT;
CREATE INDEX chain_by_subject ON chain (substr(subject, 1, 4));
`;
