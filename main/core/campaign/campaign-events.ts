import type { CampaignEvent } from '../../../shared/campaign/campaign-event';
import type { CampaignReport } from '../../../shared/campaign/campaign-requests';
import { campaignRule } from '../../../shared/campaign/rule-of';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { dateOfDay, dayOf } from './campaign-days';

/** So long before the first measurement of a day a person is reminded. */
const AHEAD_MS = HOUR_MS;
/** A measurement that is due waits so long for its network before a person is told: it comes back by itself after sleep. */
const GRACE_MS = 5 * MINUTE_MS;

/** The end of a campaign is told no later: whoever looks into the window has seen it. */
const NEWS_MS = 2 * DAY_MS;

/** An event with the name that it is recorded by: each is told once. */
export interface NamedEvent {
  readonly id: string;
  readonly event: CampaignEvent;
}

/**
 * What a person should know of a campaign now: a day that comes soon, a network that is missing, the first measurement of a
 * day that does not count, the end. The same events at every look until they are over.
 *
 * @param dueSince since when a measurement is due; null where none is
 */
export function campaignEvents(
  { standing, isInOtherNetwork }: CampaignReport,
  dueSince: number | null,
  now: number,
): readonly NamedEvent[] {
  if (standing === null || standing.next.kind === 'stopped') return [];
  const { campaign, daysDone, testsToday, next, notCounted } = standing;
  const { days } = campaignRule(campaign.country);
  const head = {
    country: campaign.country,
    day: Math.min(daysDone + 1, days),
    days,
    network: campaign.network,
  };
  const dateOf = (at: number) => dateOfDay(dayOf(at, campaign.timeZone));
  const named = (name: string, event: CampaignEvent) => ({ id: `${campaign.id}-${name}`, event });
  if (next.kind === 'complete') {
    const isNews = now - (campaign.endedAt ?? now) < NEWS_MS;
    return isNews ? [named('complete', { ...head, event: 'complete' })] : [];
  }
  if (next.kind !== 'test') return [];
  const [last] = notCounted;
  const isStarted = testsToday > 0 || (last !== undefined && dateOf(last.startedAt) === dateOf(next.at));
  const isLost = isInOtherNetwork && dueSince !== null && now - dueSince >= GRACE_MS;
  return [
    ...(!isStarted && next.at - now <= AHEAD_MS
      ? [named(`coming-${dateOf(next.at)}`, { ...head, event: 'coming', at: next.at })]
      : []),
    ...(isLost ? [named(`network-${dateOf(now)}`, { ...head, event: 'other-network' })] : []),
    ...(last?.problem != null && dateOf(last.startedAt) === dateOf(now)
      ? [
          named(`not-counted-${dateOf(now)}`, {
            ...head,
            event: 'not-counted',
            problem: last.problem,
          }),
        ]
      : []),
  ];
}
