/** Runs, verdicts, outbox, delivery attempts, schedule state. Times are ms since the epoch, latencies µs, throughput bit/s. */
export const first = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  trigger TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  detail TEXT NOT NULL DEFAULT '',
  provider TEXT NOT NULL,
  server_name TEXT,
  server_url TEXT,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  slot_at INTEGER,
  has_figures INTEGER NOT NULL DEFAULT 0,
  download_bps INTEGER,
  upload_bps INTEGER,
  latency_us INTEGER,
  latency_min_us INTEGER,
  latency_p95_us INTEGER,
  jitter_us INTEGER,
  loaded_download_us INTEGER,
  loaded_upload_us INTEGER,
  packet_loss_ppm INTEGER,
  download_bytes INTEGER,
  upload_bytes INTEGER,
  download_us INTEGER,
  upload_us INTEGER
) STRICT;
CREATE UNIQUE INDEX runs_one_at_a_time ON runs (outcome) WHERE outcome = 'running';
CREATE UNIQUE INDEX runs_one_per_slot ON runs (slot_at) WHERE slot_at IS NOT NULL;
CREATE INDEX runs_by_time ON runs (started_at);
CREATE INDEX runs_by_outcome ON runs (outcome, started_at);

CREATE TABLE verdicts (
  run_id TEXT NOT NULL REFERENCES runs (id),
  position INTEGER NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  value REAL,
  threshold REAL,
  channels TEXT NOT NULL,
  PRIMARY KEY (run_id, rule)
) STRICT;

CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs (id),
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  message_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  message TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX outbox_told_once ON outbox (run_id, channel, recipient) WHERE kind = 'run';
CREATE INDEX outbox_by_state ON outbox (state, channel, next_attempt_at);
CREATE INDEX outbox_by_time ON outbox (created_at);

CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  outbox_id TEXT NOT NULL REFERENCES outbox (id),
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  problem TEXT,
  reply TEXT NOT NULL,
  is_maybe_delivered INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_by_message ON attempts (outbox_id);

CREATE TABLE schedule_state (
  id TEXT PRIMARY KEY,
  specification TEXT NOT NULL,
  next_due_at INTEGER NOT NULL
) STRICT;
`;
