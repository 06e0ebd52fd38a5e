import type { CampaignStanding, ClauseResult } from '../../../shared/campaign/campaign';
import { campaignRule } from '../../../shared/campaign/rule-of';
import { formatPercent, formatSetThroughput, type RateStyle } from '../../../shared/texts/format';
import type { Texts } from '../../../shared/texts/i18n';

/** The sentence of the page: where the newest campaign stands. */
export function campaignSentence(standing: CampaignStanding | null, texts: Texts): string {
  if (standing === null) return texts('campaign:sentence.none');
  const { campaign, daysDone, testsToday, next, results } = standing;
  const rule = campaignRule(campaign.country);
  if (next.kind === 'test')
    return texts('campaign:sentence.test', {
      day: daysDone + 1,
      days: rule.days,
      done: testsToday,
      tests: rule.testsPerDay,
    });
  const known = results.filter(({ state }) => state !== 'unknown');
  if (next.kind !== 'complete' || known.length === 0) return texts(`campaign:sentence.${next.kind}`);
  const country = texts(`campaign:country.${campaign.country}`);
  const isDeviation = known.some(({ state }) => state === 'deviation');
  return texts(isDeviation ? 'campaign:sentence.deviation' : 'campaign:sentence.kept', { country });
}

/** What a clause says, with its figures. */
export function clauseInWords(
  { clause, direction, promised, found, of }: ClauseResult,
  texts: Texts,
  style: RateStyle,
): string {
  const values = {
    direction: texts(`common:figure.${direction}`),
    promised: formatSetThroughput(promised, style),
    found,
    of,
  };
  if (promised === null) return texts(`campaign:unknown.${clause.kind}`, values);
  switch (clause.kind) {
    case 'normal':
      return texts('campaign:clause.normal', {
        ...values,
        share: formatPercent(clause.ratio, style.language),
      });
    case 'maximum':
    case 'minimum':
      return texts(`campaign:clause.${clause.kind}`, { ...values, days: clause.days });
  }
}
