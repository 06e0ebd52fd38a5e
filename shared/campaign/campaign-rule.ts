/** Countries whose rule for measuring a line is known. Persisted. */
export const CAMPAIGN_COUNTRIES = ['de', 'at'] as const;
export type CampaignCountry = (typeof CAMPAIGN_COUNTRIES)[number];

/** One way in which a line is not what the contract states. */
export type CampaignClause =
  /** A share of the maximum was reached at least once on fewer days than this. */
  | { readonly kind: 'maximum'; readonly ratio: number; readonly days: number }
  /** The normally available speed was reached by less than this share of the tests. */
  | { readonly kind: 'normal'; readonly ratio: number }
  /** The minimum was undercut at least once on so many days. */
  | { readonly kind: 'minimum'; readonly days: number };

/** How a country's regulator wants a line measured. Another country is another file beside these. */
export interface CampaignRule {
  readonly country: CampaignCountry;
  /** Calendar days with measurements, and measurements on each. */
  readonly days: number;
  readonly testsPerDay: number;
  /** Whole calendar days that have to lie between two of them. */
  readonly daysBetween: number;
  /** All of them lie within so many calendar days, the first and the last included. */
  readonly withinDays: number;
  /** From the end of a measurement to the start of the next one, at least. */
  readonly minGapMs: number;
  /** From one start to the next, as Linewatch plans it. */
  readonly spacingMs: number;
  /** A longer pause after so many measurements of a day; null where the rule has none. */
  readonly longGap: { readonly afterTests: number; readonly ms: number } | null;
  /** Empty where the regulator decides by the case. */
  readonly clauses: readonly CampaignClause[];
}
