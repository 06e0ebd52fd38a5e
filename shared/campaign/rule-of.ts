import type { CampaignCountry, CampaignRule } from './campaign-rule';
import { austria } from './rules/at';
import { germany } from './rules/de';

const RULES: Readonly<Record<CampaignCountry, CampaignRule>> = { de: germany, at: austria };

/** The rule of a country. */
export function campaignRule(country: CampaignCountry): CampaignRule {
  return RULES[country];
}
