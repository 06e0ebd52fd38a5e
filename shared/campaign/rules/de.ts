import { HOUR_MS, MINUTE_MS } from '../../durations';
import type { CampaignRule } from '../campaign-rule';

/**
 * Germany, fixed lines. Bundesnetzagentur, Allgemeinverfügung 99/2021 of 8 December 2021 on § 57 (4) TKG and the guidance to
 * it: 30 measurements on three calendar days, ten on each, a calendar day between them, three hours between the fifth and the
 * sixth of a day, five minutes between the others, all within 14 days; download and upload alike. The three clauses are those
 * of the order. Checked against the summaries by ANGA (anga.de, "Neues Minderungsrecht für Verbraucher") and inside-digital.de
 * (December 2021); the text of the order itself could not be read.
 *
 * Only the Breitbandmessung desktop application gives the proof that § 57 (4) asks for.
 */
export const germany: CampaignRule = {
  country: 'de',
  days: 3,
  testsPerDay: 10,
  daysBetween: 1,
  withinDays: 14,
  minGapMs: 5 * MINUTE_MS,
  spacingMs: 10 * MINUTE_MS,
  longGap: { afterTests: 5, ms: 3 * HOUR_MS },
  clauses: [
    { kind: 'maximum', ratio: 0.9, days: 2 },
    { kind: 'normal', ratio: 0.9 },
    { kind: 'minimum', days: 2 },
  ],
};
