/**
 * A missed run may stand for many slots. A slot may have more than one run: where a clock was wrong, another one comes
 * once it is right.
 */
export const slots = `
ALTER TABLE runs ADD COLUMN slots INTEGER NOT NULL DEFAULT 1;
DROP INDEX runs_one_per_slot;
CREATE INDEX runs_by_slot ON runs (slot_at) WHERE slot_at IS NOT NULL;
CREATE INDEX runs_of_many_slots ON runs (finished_at) WHERE slots > 1;
`;
