import type { CampaignEvent } from '../../../shared/campaign/campaign-event';
import type { Rule } from '../../../shared/rules/rules';
import { isTelling } from '../../../shared/rules/verdict';
import { breach } from './examine';
import { judgeSight, type JudgeContext } from './judge';
import type { WatchFinding } from './watched-rules';

/** The finding of a rule about an event of a campaign. Each event is told by itself, whatever was told before. */
export function judgeCampaignEvent(
  rule: Rule,
  event: CampaignEvent,
  now: number,
  context: Pick<JudgeContext, 'settings' | 'quietUntil'>,
): WatchFinding {
  const { verdict } = judgeSight(rule, breach(true), { at: now, now }, { ...context, memories: {} });
  return { memories: {}, verdict, detail: isTelling(verdict) ? { kind: 'campaign', ...event } : null };
}
