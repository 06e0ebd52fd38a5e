import type { Direction, ReportPlan } from '../report/report';
import type { CampaignClause, CampaignCountry } from './campaign-rule';

/** How a campaign ended. Persisted. */
export const CAMPAIGN_ENDS = ['complete', 'stopped'] as const;
export type CampaignEnd = (typeof CAMPAIGN_ENDS)[number];

/** A series of measurements by the rule of a country, as it is recorded. */
export interface Campaign {
  readonly id: string;
  readonly country: CampaignCountry;
  /** Key of the network that is measured: the computer on its cable. */
  readonly network: string;
  /** What the contract stated when it began. */
  readonly plan: ReportPlan['figures'];
  /** When the measurements of a day begin, local time (`16:00`). */
  readonly startsAt: string;
  /** Days are those of this zone, wherever the computer goes. */
  readonly timeZone: string;
  readonly startedAt: number;
  readonly pausedAt: number | null;
  readonly endedAt: number | null;
  readonly end: CampaignEnd | null;
}

/** Why a measurement does not count for a campaign. The words are in locales/. */
export const CAMPAIGN_PROBLEMS = [
  'not-completed',
  'other-network',
  'no-cable',
  'vpn',
  'metered',
  'slow-link',
  'other-traffic',
  'standstill',
  'light-mode',
  'incomplete',
  'excluded',
  'too-soon',
  'not-needed',
] as const;
export type CampaignProblem = (typeof CAMPAIGN_PROBLEMS)[number];

/** A measurement of a campaign. */
export interface CampaignTest {
  readonly runId: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** In bit/s; null where it was not measured. */
  readonly download: number | null;
  readonly upload: number | null;
  /** Null where it counts. */
  readonly problem: CampaignProblem | null;
}

/** A local day with measurements. */
export interface CampaignDay {
  /** `2026-11-30`. */
  readonly date: string;
  readonly counted: number;
  readonly notCounted: number;
  /** Complete, and within the time that the rule gives: one of the days that it asks for. */
  readonly isOfSeries: boolean;
}

/** What comes next. */
export type CampaignNext =
  | { readonly kind: 'test'; readonly at: number }
  | { readonly kind: 'paused' }
  /** Every day that the rule asks for was measured. */
  | { readonly kind: 'complete' }
  | { readonly kind: 'stopped' };

/** What a clause of the rule says of one direction. */
export interface ClauseResult {
  readonly clause: CampaignClause;
  readonly direction: Direction;
  /** `unknown` where the contract states no such figure. */
  readonly state: 'deviation' | 'kept' | 'unknown';
  /** Of the contract, in bit/s. */
  readonly promised: number | null;
  /** Days (maximum: with enough; minimum: undercut) or tests that reached it, and of how many. */
  readonly found: number;
  readonly of: number;
}

/** A campaign and where it stands. */
export interface CampaignStanding {
  readonly campaign: Campaign;
  readonly days: readonly CampaignDay[];
  /** Days of the series that are complete, and measurements that count of the day under way. */
  readonly daysDone: number;
  readonly testsToday: number;
  readonly next: CampaignNext;
  /** The newest measurements that do not count, the newest first. */
  readonly notCounted: readonly CampaignTest[];
  /** What the rule says of the measurements; empty before every day is measured, and where it has no clauses. */
  readonly results: readonly ClauseResult[];
  /** From the first measurement of the series to the end of the last one; null before there is one. */
  readonly range: { readonly from: number; readonly to: number } | null;
}
