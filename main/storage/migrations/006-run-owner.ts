/**
 * An open run names the process that opened it, and the session of the computer in which that process ran. One run is
 * open for each process: what a process left open that is gone keeps no other from measuring.
 */
export const runOwner = `
ALTER TABLE runs ADD COLUMN owner TEXT;
ALTER TABLE runs ADD COLUMN session TEXT;
DROP INDEX runs_one_at_a_time;
CREATE UNIQUE INDEX runs_one_at_a_time ON runs (owner) WHERE outcome = 'running';
`;
