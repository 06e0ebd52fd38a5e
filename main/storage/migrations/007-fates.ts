/**
 * Why a message is not delivered yet (`cause`), how its channel was set up when it was blocked or failed (`way`), when
 * its due time was set, whether it goes out although its channel is off, and whether it goes on its own.
 */
export const fates = `
ALTER TABLE outbox ADD COLUMN cause TEXT;
ALTER TABLE outbox ADD COLUMN way TEXT;
ALTER TABLE outbox ADD COLUMN queued_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN goes_when_off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN goes_alone INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET queued_at = coalesce((SELECT max(finished_at) FROM attempts WHERE outbox_id = outbox.id), created_at),
  cause = (SELECT problem FROM attempts WHERE outbox_id = outbox.id ORDER BY id DESC LIMIT 1)
  WHERE state IN ('pending', 'sending', 'blocked', 'failed');
CREATE INDEX outbox_by_cause ON outbox (cause, channel) WHERE cause IS NOT NULL AND state IN ('pending', 'blocked', 'failed');
`;
