import { MINUTE_MS } from '../../durations';
import type { CampaignRule } from '../campaign-rule';

/**
 * Austria, fixed lines. RTR, certified measurement: at least three cycles of at least two hours on three different days
 * (press release of 22 November 2019, as reported by derstandard.at and kurier.at), a test every 15 minutes, all within two
 * weeks (the desktop application of RTR, open-rmbt-desktop). That a cycle has nine tests follows from two hours and 15
 * minutes. The interval and the two weeks could not be checked against a text of RTR.
 *
 * There are no clauses: RTR says that the certified measurement states facts, and that the conciliation body or a court
 * decides (rtr.at, "Was ist die zertifizierte Messung?").
 */
export const austria: CampaignRule = {
  country: 'at',
  days: 3,
  testsPerDay: 9,
  daysBetween: 0,
  withinDays: 14,
  minGapMs: 5 * MINUTE_MS,
  spacingMs: 15 * MINUTE_MS,
  longGap: null,
  clauses: [],
};
