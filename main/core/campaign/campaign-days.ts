import type { CampaignTest } from '../../../shared/campaign/campaign';
import type { CampaignRule } from '../../../shared/campaign/campaign-rule';
import { DAY_MS } from '../../../shared/durations';
import { localTimeAt } from '../../../shared/local-time';

/** A calendar day, counted from 1970. */
export type DayNumber = number;

/** The local day of a moment. */
export function dayOf(at: number, timeZone: string): DayNumber {
  return Math.floor(localTimeAt(at, timeZone) / DAY_MS);
}

/** `2026-11-30`. */
export function dateOfDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, '2026-11-30'.length);
}

/** Days on which every measurement of the rule was made, in their order. */
export function completeDays(
  tests: readonly CampaignTest[],
  rule: CampaignRule,
  timeZone: string,
): readonly DayNumber[] {
  const counts = new Map<DayNumber, number>();
  for (const { problem, startedAt } of tests) {
    const day = dayOf(startedAt, timeZone);
    if (problem === null) counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= rule.testsPerDay)
    .map(([day]) => day)
    .sort((one, other) => one - other);
}

/**
 * The days that stand for the rule: a finished series where there is one, else the longest one that a day from `today` on can
 * still go on. Days that lie too far back for that are left out.
 */
export function seriesOf(
  complete: readonly DayNumber[],
  rule: CampaignRule,
  today: DayNumber,
): readonly DayNumber[] {
  const series = complete.map((_, index) => seriesFrom(complete.slice(index), rule));
  const whole = series.find((days) => days.length >= rule.days);
  if (whole !== undefined) return whole.slice(0, rule.days);
  return series.find((days) => canGoOn(days, rule, today)) ?? [];
}

function seriesFrom(complete: readonly DayNumber[], rule: CampaignRule): readonly DayNumber[] {
  const days: DayNumber[] = [];
  for (const day of complete) {
    const [first = day] = days;
    const last = days.at(-1);
    const isFarEnough = last === undefined || day - last > rule.daysBetween;
    if (isFarEnough && day - first < rule.withinDays) days.push(day);
  }
  return days;
}

/** Whether the days that are missing fit into what is left of the time. */
function canGoOn(days: readonly DayNumber[], rule: CampaignRule, today: DayNumber): boolean {
  const [first = today] = days;
  const missing = rule.days - days.length;
  const lastPossible = earliestDay(days, rule, today) + (missing - 1) * (rule.daysBetween + 1);
  return lastPossible - first < rule.withinDays;
}

/** The first day from `today` on that a series can go on with. */
export function earliestDay(days: readonly DayNumber[], rule: CampaignRule, today: DayNumber): DayNumber {
  const last = days.at(-1);
  return last === undefined ? today : Math.max(today, last + rule.daysBetween + 1);
}
