/**
 * The line between the tests: what happened to it, and what probes found in each minute, or each hour once it is old.
 * `seen_at` is when an event that lasts was seen last; `is_judged` says that the rules were asked about its end.
 */
export const line = `
CREATE TABLE line_events (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  is_end_observed INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  is_judged INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX line_events_started ON line_events (started_at);
CREATE INDEX line_events_open ON line_events (started_at) WHERE ended_at IS NULL OR is_judged = 0;

CREATE TABLE line_stretches (
  length_ms INTEGER NOT NULL,
  at INTEGER NOT NULL,
  observed_ms INTEGER NOT NULL,
  gateway_sent INTEGER NOT NULL,
  gateway_failed INTEGER NOT NULL,
  gateway_median_us INTEGER,
  gateway_highest_us INTEGER,
  far_sent INTEGER NOT NULL,
  far_failed INTEGER NOT NULL,
  far_median_us INTEGER,
  far_highest_us INTEGER,
  PRIMARY KEY (length_ms, at)
) STRICT;
`;
