/**
 * A run has one message for each recipient when it is recorded, and one more where what waited for a repetition is told
 * later: its Message-ID says so.
 */
export const toldLater = `
DROP INDEX outbox_run_told_once;
CREATE UNIQUE INDEX outbox_run_told_once
  ON outbox (run_id, channel, recipient, substr(message_id, 1, 7) = '<later-') WHERE kind = 'run';
`;
