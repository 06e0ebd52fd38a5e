/** Since when the other side may have a message that is being sent; null before, and once the attempt is written down. */
export const handedOver = `
ALTER TABLE outbox ADD COLUMN handed_over_at INTEGER;
`;
