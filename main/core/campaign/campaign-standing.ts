import type { Campaign, CampaignDay, CampaignStanding } from '../../../shared/campaign/campaign';
import { campaignRule } from '../../../shared/campaign/rule-of';
import type { EndedRun } from '../../../shared/run';
import { completeDays, dateOfDay, dayOf, seriesOf } from './campaign-days';
import { evaluateCampaign } from './evaluate-campaign';
import { judgeTests } from './judge-test';
import { nextOfCampaign } from './next-test';

/** More are in the history. */
const MOST_NOT_COUNTED = 10;

/** Where a campaign stands, from its record and its runs, oldest first. */
export function campaignStanding(
  campaign: Campaign,
  runs: readonly EndedRun[],
  now: number,
): CampaignStanding {
  const rule = campaignRule(campaign.country);
  const { timeZone } = campaign;
  const tests = judgeTests(runs, campaign, rule);
  const today = dayOf(campaign.endedAt ?? now, timeZone);
  const reached = completeDays(tests, rule, timeZone).filter((day) => day <= today);
  const series = seriesOf(reached, rule, today);
  const counted = tests.filter(({ problem }) => problem === null);
  const ofSeries = counted.filter(({ startedAt }) => series.includes(dayOf(startedAt, timeZone)));
  const [first] = ofSeries;
  const last = ofSeries.at(-1);
  const next = nextOfCampaign(campaign, rule, tests, now);
  const days = [...new Set(tests.map(({ startedAt }) => dayOf(startedAt, timeZone)))].map(
    (day): CampaignDay => {
      const ofDay = tests.filter(({ startedAt }) => dayOf(startedAt, timeZone) === day);
      const good = ofDay.filter(({ problem }) => problem === null).length;
      return {
        date: dateOfDay(day),
        counted: good,
        notCounted: ofDay.length - good,
        isOfSeries: series.includes(day),
      };
    },
  );
  return {
    campaign,
    days,
    daysDone: series.length,
    testsToday: series.includes(today)
      ? 0
      : counted.filter(({ startedAt }) => dayOf(startedAt, timeZone) === today).length,
    next,
    notCounted: tests
      .filter(({ problem }) => problem !== null)
      .toReversed()
      .slice(0, MOST_NOT_COUNTED),
    results: series.length < rule.days ? [] : evaluateCampaign(campaign, rule, ofSeries),
    range:
      first === undefined || last === undefined ? null : { from: first.startedAt, to: last.finishedAt + 1 },
  };
}
