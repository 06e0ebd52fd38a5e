import { hasPlan, planIn, type PlanSettings } from '../../../shared/plan';
import { getMethod, type EndedRun } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';

export const CAMPAIGN_CHECKS = ['plan', 'cable', 'vpn', 'metered'] as const;

export type CheckState = 'met' | 'missing' | 'unknown';

export interface CampaignChecks {
  readonly plan: Exclude<CheckState, 'unknown'>;
  readonly cable: CheckState;
  readonly vpn: CheckState;
  readonly metered: CheckState;
}

/** What a campaign in a network needs, as far as the settings and the last test there tell. */
export function campaignChecks(
  network: string,
  settings: PlanSettings,
  lastRun: EndedRun | null,
): CampaignChecks {
  const isThere = lastRun !== null && getMethod(lastRun)?.network === network;
  const { linkKind, hasVpn, isMetered } = isThere ? getSurroundings(lastRun) : {};
  return {
    plan: hasPlan(planIn({ network, home: network }, settings)) ? 'met' : 'missing',
    cable:
      linkKind === undefined || linkKind === 'vpn' ? 'unknown' : linkKind === 'ethernet' ? 'met' : 'missing',
    vpn: linkKind === 'vpn' ? 'missing' : toState(hasVpn),
    metered: toState(isMetered),
  };
}

function toState(isBad: boolean | undefined): CheckState {
  if (isBad === undefined) return 'unknown';
  return isBad ? 'missing' : 'met';
}
