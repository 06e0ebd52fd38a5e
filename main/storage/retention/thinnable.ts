import { COUNTED, OF_CAMPAIGN, RECORDED_HERE } from '../runs/counted';

/** Messages about the run `runs.id` that may still go out; where one was merged, what it went into decides. */
const MAY_GO_OUT = `SELECT 1 FROM outbox AS part LEFT JOIN outbox AS whole ON whole.id = part.merged_into
  WHERE part.run_id = runs.id AND coalesce(whole.state, part.state) <> 'sent'`;

/**
 * SQL condition on the table `runs`: runs that may be removed because of their age. Those stay that a person has written
 * about or has excluded, of a campaign, imported ones (their import removes them as a whole), and those of which a message
 * may still go out.
 */
export const THINNABLE = `outcome <> 'running' AND ${RECORDED_HERE} AND ${COUNTED}
  AND (schedule_id IS NULL OR NOT (${OF_CAMPAIGN}))
  AND NOT EXISTS (SELECT 1 FROM notes WHERE run_id = runs.id) AND NOT EXISTS (${MAY_GO_OUT})`;
