/** Where each run was measured (JSON); null for runs that were recorded before it was kept. */
export const surroundings = 'ALTER TABLE runs ADD COLUMN surroundings TEXT;';
