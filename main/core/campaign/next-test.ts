import type { Campaign, CampaignNext, CampaignTest } from '../../../shared/campaign/campaign';
import type { CampaignRule } from '../../../shared/campaign/campaign-rule';
import { LAST_TEST_MS, latestBeginMs, msForRest } from '../../../shared/campaign/day-length';
import { DAY_MS, MINUTE_MS } from '../../../shared/durations';
import { highest } from '../../../shared/extremes';
import { getFirstMoment, timeOfDayMs } from '../../../shared/local-time';
import { completeDays, dayOf, earliestDay, seriesOf, type DayNumber } from './campaign-days';

/** After a measurement that did not count, the cause gets this long to end. */
const PAUSE_AFTER_PROBLEM_MS = 15 * MINUTE_MS;
/** So many measurements that do not count on one day are enough: the day is given up. */
const MOST_PROBLEMS_A_DAY = 12;
/** A measuring day is found within so many days: the rule's own time, and a margin. */
const DAYS_AHEAD = 30;

/**
 * What comes next in a campaign. It follows from the records and the clock alone, so that neither a restart nor sleep nor a
 * missed day needs a plan of its own: a day that can no longer be completed is left to the next one that can.
 */
export function nextOfCampaign(
  campaign: Campaign,
  rule: CampaignRule,
  tests: readonly CampaignTest[],
  now: number,
): CampaignNext {
  if (campaign.end === 'stopped') return { kind: 'stopped' };
  const { timeZone } = campaign;
  const today = dayOf(now, timeZone);
  // Days that the clock has not reached were measured while it was ahead: they come when they come.
  const complete = completeDays(tests, rule, timeZone).filter((day) => day <= today);
  if (campaign.end === 'complete' || seriesOf(complete, rule, today).length >= rule.days)
    return { kind: 'complete' };
  if (campaign.pausedAt !== null) return { kind: 'paused' };
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = today + ahead;
    if (earliestDay(seriesOf(complete, rule, day), rule, day) > day) continue;
    const at = nextOnDay(day, { campaign, rule, tests, now });
    if (at !== null) return { kind: 'test', at };
  }
  return { kind: 'paused' };
}

interface DayQuestion {
  readonly campaign: Campaign;
  readonly rule: CampaignRule;
  readonly tests: readonly CampaignTest[];
  readonly now: number;
}

/** When the next measurement of a day can be; null where the day can no longer be completed. */
function nextOnDay(day: DayNumber, { campaign, rule, tests, now }: DayQuestion): number | null {
  const { timeZone, startsAt } = campaign;
  const ofDay = tests.filter(({ startedAt }) => dayOf(startedAt, timeZone) === day);
  const counted = ofDay.filter(({ problem }) => problem === null);
  if (counted.length >= rule.testsPerDay) return null;
  if (ofDay.length - counted.length >= MOST_PROBLEMS_A_DAY) return null;
  // A campaign of an earlier version may begin its days too late to be done before midnight.
  const begin = Math.min(timeOfDayMs(startsAt), latestBeginMs(rule));
  const start = getFirstMoment(day * DAY_MS + begin, timeZone);
  const at = highest(afterLast(ofDay, counted, rule), Math.max(start, now));
  const end = getFirstMoment((day + 1) * DAY_MS, timeZone);
  return at + msForRest(counted.length, rule) + LAST_TEST_MS > end ? null : at;
}

/** The moments that measurements of the day so far leave free. */
function afterLast(
  ofDay: readonly CampaignTest[],
  counted: readonly CampaignTest[],
  rule: CampaignRule,
): readonly number[] {
  const moments = ofDay.flatMap(({ startedAt, finishedAt, problem }) => [
    finishedAt + rule.minGapMs,
    startedAt + rule.spacingMs,
    problem === null ? 0 : finishedAt + PAUSE_AFTER_PROBLEM_MS,
  ]);
  const last = counted.at(-1);
  if (rule.longGap === null || last === undefined || counted.length !== rule.longGap.afterTests)
    return moments;
  return [...moments, last.finishedAt + rule.longGap.ms];
}
