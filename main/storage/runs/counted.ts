/** SQL condition on the table `runs`: runs that count in statistics, since nobody has excluded them. */
export const COUNTED = 'excluded_at IS NULL';

/**
 * SQL condition on the table `runs`: runs that were recorded here. What other installations and programs recorded is in
 * charts and lists: nothing is judged, told or estimated by it.
 */
export const RECORDED_HERE = 'import_id IS NULL';

/** Ends of runs in which the line was tried; the newest of each is found by an index. */
export const TRIED_OUTCOMES = ['completed', 'failed', 'cancelled', 'interrupted'] as const;

/** SQL condition on the table `runs`: runs in which the line was tried. */
export const TRIED = `outcome IN (${TRIED_OUTCOMES.map((outcome) => `'${outcome}'`).join(', ')})`;

/** SQL condition on the table `runs`, as its index has it: runs of campaigns. */
export const OF_CAMPAIGN = "schedule_id >= 'campaign-' AND schedule_id < 'campaign.'";
