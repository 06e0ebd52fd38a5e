/** A run knows the run that it repeats, and which repetition it is. */
export const tries = `
ALTER TABLE runs ADD COLUMN retry_of TEXT;
ALTER TABLE runs ADD COLUMN try_number INTEGER;
CREATE INDEX runs_by_retry ON runs (retry_of) WHERE retry_of IS NOT NULL;
`;
