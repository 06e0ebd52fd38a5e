/**
 * SQL condition: runs that began in a stretch of time (`:from` to `:to`, the end excluded), and records of many missed
 * slots that reach into it. Found by the index of times: the earliest such record bounds the search. With the plus sign
 * that record is looked for among those of many slots; by the index of times SQLite would go through all runs.
 */
export const IN_RANGE = `started_at >= min(:from, coalesce(
    (SELECT min(+started_at) FROM runs WHERE slots > 1 AND finished_at >= :from), :from))
  AND started_at < :to AND (started_at >= :from OR (slots > 1 AND finished_at >= :from))`;

/** SQL condition: records of many missed slots that begin before a stretch of time (`:from`) and reach into it. */
export const REACHES_IN = `slots > 1 AND finished_at >= :from AND started_at < :from AND outcome = 'missed'`;
