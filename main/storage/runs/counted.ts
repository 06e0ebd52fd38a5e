/** SQL condition on the table `runs`: runs that count in statistics, since nobody has excluded them. */
export const COUNTED = 'excluded_at IS NULL';
