/** Whether quiet hours held a message back is asked before every message that goes out. */
export const held = `
CREATE INDEX outbox_held ON outbox (channel) WHERE state = 'pending' AND held_until IS NOT NULL;
`;
