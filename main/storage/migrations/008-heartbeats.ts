/** Ping gets a heartbeat after each run and nothing else: what rules told it in earlier versions is set aside. */
export const heartbeats = `
CREATE INDEX outbox_heartbeats ON outbox (state, channel) WHERE kind = 'heartbeat';
UPDATE outbox SET state = 'set-aside', cause = 'superseded'
  WHERE channel = 'ping' AND kind <> 'test' AND state IN ('pending', 'sending', 'blocked', 'failed');
`;
