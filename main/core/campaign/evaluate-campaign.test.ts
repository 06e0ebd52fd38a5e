import { describe, expect, it } from 'vitest';
import type { CampaignTest } from '../../../shared/campaign/campaign';
import type { CampaignClause } from '../../../shared/campaign/campaign-rule';
import { campaignRule } from '../../../shared/campaign/rule-of';
import { evaluateCampaign } from './evaluate-campaign';

const PROMISED = { download: 100, upload: null };
const CAMPAIGN = {
  plan: { maximum: PROMISED, normal: PROMISED, minimum: PROMISED },
  timeZone: 'UTC',
};

/** Tests of three days, ten on each, by the downloads of each day: the first ones as named, the others 100 bit/s. */
function testsOf(...days: readonly (readonly number[])[]): readonly CampaignTest[] {
  return days.flatMap((values, day) =>
    Array.from({ length: 10 }, (_, index): CampaignTest => {
      const startedAt = Date.parse(`2026-11-2${3 + day * 2}T15:00:00Z`) + index * 600_000;
      const download = values[index] ?? 100;
      return { runId: '', startedAt, finishedAt: startedAt, download, upload: null, problem: null };
    }),
  );
}
const every = (value: number) => Array.from({ length: 10 }, () => value);
const stateOf = (kind: CampaignClause['kind'], tests: readonly CampaignTest[]) =>
  evaluateCampaign(CAMPAIGN, campaignRule('de'), tests).find(
    ({ clause, direction }) => clause.kind === kind && direction === 'download',
  );

describe('the clauses of the German rule', () => {
  it.each([
    ['two days with nine tenths of the maximum', testsOf(every(50), [90, ...every(50)], [90]), 'kept', 2],
    ['one day with nine tenths of the maximum', testsOf(every(50), every(89), [90]), 'deviation', 1],
  ])('%s: %#', (_what, tests, state, found) => {
    expect(stateOf('maximum', tests)).toMatchObject({ state, found, of: 3 });
  });
  it.each([
    ['27 of 30 reach the normally available speed', testsOf([99, 99, 99], [], []), 'kept', 27],
    ['26 of 30 reach it', testsOf([99, 99, 99], [99], []), 'deviation', 26],
  ])('%s', (_what, tests, state, found) => {
    expect(stateOf('normal', tests)).toMatchObject({ state, found, of: 30 });
  });
  it.each([
    ['one day below the minimum', testsOf([99], [], []), 'kept', 1],
    ['two days below the minimum', testsOf([99], [], [99]), 'deviation', 2],
  ])('%s', (_what, tests, state, found) => {
    expect(stateOf('minimum', tests)).toMatchObject({ state, found, of: 3 });
  });
});
