/**
 * Verdicts keep the whole finding of a rule; rules remember; channels have proofs; the clock's occasions are recorded; a message may be about
 * an occasion, be held back, or go out in another one.
 */
export const telling = `
ALTER TABLE verdicts ADD COLUMN detail TEXT;

CREATE TABLE rule_memory (
  rule TEXT PRIMARY KEY,
  memory TEXT NOT NULL
) STRICT;

CREATE TABLE occasions (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  detail TEXT NOT NULL,
  verdicts TEXT NOT NULL
) STRICT;
CREATE INDEX occasions_by_time ON occasions (at);

CREATE TABLE proofs (
  channel TEXT NOT NULL,
  level TEXT NOT NULL,
  at INTEGER NOT NULL,
  reply TEXT NOT NULL,
  circumstances TEXT NOT NULL,
  PRIMARY KEY (channel, level)
) STRICT;

CREATE TABLE outbox_new (
  id TEXT PRIMARY KEY,
  run_id TEXT REFERENCES runs (id),
  occasion_id TEXT REFERENCES occasions (id),
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  message TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  held_until INTEGER,
  merged_into TEXT REFERENCES outbox_new (id)
) STRICT;
CREATE TABLE attempts_new (
  id INTEGER PRIMARY KEY,
  outbox_id TEXT NOT NULL REFERENCES outbox_new (id),
  channel TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  problem TEXT,
  reply TEXT NOT NULL,
  is_maybe_delivered INTEGER NOT NULL
) STRICT;
INSERT INTO outbox_new SELECT id, run_id, NULL, kind, channel, recipient, message_id, state, message, created_at,
  next_attempt_at, NULL, NULL FROM outbox;
INSERT INTO attempts_new SELECT attempts.id, outbox_id, channel, started_at, finished_at, outcome, problem, reply,
  is_maybe_delivered FROM attempts JOIN outbox ON outbox.id = outbox_id;
DROP TABLE attempts;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
ALTER TABLE attempts_new RENAME TO attempts;
CREATE UNIQUE INDEX outbox_run_told_once ON outbox (run_id, channel, recipient) WHERE kind = 'run';
CREATE UNIQUE INDEX outbox_occasion_told_once ON outbox (occasion_id, channel, recipient) WHERE kind = 'occasion';
CREATE INDEX outbox_by_state ON outbox (state, channel, next_attempt_at);
CREATE INDEX outbox_by_time ON outbox (created_at);
CREATE INDEX outbox_by_run ON outbox (run_id);
CREATE INDEX outbox_by_turn ON outbox (channel, created_at, id, next_attempt_at) WHERE state = 'pending';
CREATE INDEX outbox_by_due ON outbox (next_attempt_at) WHERE state = 'pending';
CREATE INDEX outbox_by_merger ON outbox (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX attempts_by_message ON attempts (outbox_id);
CREATE INDEX attempts_by_channel ON attempts (channel, id);
CREATE INDEX attempts_accepted ON attempts (channel, id) WHERE outcome = 'accepted';
`;
