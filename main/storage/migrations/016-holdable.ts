/**
 * Whether quiet hours hold a message whenever it becomes due in them, not only when it is written: a try that was
 * refused may have its next one at night. What was written before is known to be so only where it is held.
 */
export const holdable = `
ALTER TABLE outbox ADD COLUMN may_be_held INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET may_be_held = 1 WHERE held_until IS NOT NULL AND state IN ('pending', 'sending', 'blocked', 'failed');
`;
