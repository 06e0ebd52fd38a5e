/** Further figures, how each run was measured (JSON, its most asked parts as columns), and when providers may be used again. */
export const method = `
ALTER TABLE runs ADD COLUMN loaded_download_p95_us INTEGER;
ALTER TABLE runs ADD COLUMN loaded_upload_p95_us INTEGER;
ALTER TABLE runs ADD COLUMN download_peak_bps INTEGER;
ALTER TABLE runs ADD COLUMN upload_peak_bps INTEGER;
ALTER TABLE runs ADD COLUMN rpm INTEGER;
ALTER TABLE runs ADD COLUMN mode TEXT;
ALTER TABLE runs ADD COLUMN network TEXT;
ALTER TABLE runs ADD COLUMN method TEXT;

CREATE TABLE provider_state (
  kind TEXT NOT NULL,
  server TEXT NOT NULL,
  last_used_at INTEGER,
  not_before_at INTEGER,
  reason TEXT,
  PRIMARY KEY (kind, server)
) STRICT;
`;
