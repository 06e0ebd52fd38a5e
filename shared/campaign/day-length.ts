import { DAY_MS, HOUR_MS, MINUTE_MS } from '../durations';
import type { CampaignRule } from './campaign-rule';

/** What the last measurement of a day takes. */
export const LAST_TEST_MS = 3 * MINUTE_MS;
/** Measurements begin a little after they are due, and one that waits for another test moves those after it. */
const MARGIN_MS = 15 * MINUTE_MS;
/** Latest begins are round times. */
const ROUND_MS = 5 * MINUTE_MS;

/** From the next measurement of a day to the start of its last one, in ms, where so many are made. */
export function msForRest(counted: number, { testsPerDay, spacingMs, longGap }: CampaignRule): number {
  const gaps = testsPerDay - counted - 1;
  const isLongGapAhead = longGap !== null && counted < longGap.afterTests;
  return isLongGapAhead ? (gaps - 1) * spacingMs + longGap.ms + LAST_TEST_MS : gaps * spacingMs;
}

/** The latest time of day, in ms since midnight, at which a day can begin that has to be done before the next midnight. */
export function latestBeginMs(rule: CampaignRule): number {
  const latest = DAY_MS - msForRest(0, rule) - LAST_TEST_MS - MARGIN_MS;
  return Math.floor(latest / ROUND_MS) * ROUND_MS;
}

/** The latest time of day at which a day can begin, as it is written in fields (`19:15`). */
export function latestBegin(rule: CampaignRule): string {
  const ms = latestBeginMs(rule);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(ms / HOUR_MS))}:${two((ms % HOUR_MS) / MINUTE_MS)}`;
}
