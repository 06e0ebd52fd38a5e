import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { completedRun, GOOD_METHOD } from '../../../main/testing/runs';
import { campaignChecks } from './campaign-checks';

const LAN = 'eth0, 192.168.1.0/24';
const PLAN = { ...DEFAULT_SETTINGS, plan: { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100_000_000 } };
const lastRun = (surroundings: NonNullable<ReturnType<typeof completedRun>['surroundings']>) =>
  completedRun({ method: { ...GOOD_METHOD, network: LAN }, surroundings });

describe('what a campaign needs', () => {
  it('is told by the settings and the last test in its network', () => {
    expect(
      campaignChecks(LAN, PLAN, lastRun({ linkKind: 'ethernet', hasVpn: false, isMetered: false })),
    ).toEqual({
      plan: 'met',
      cable: 'met',
      vpn: 'met',
      metered: 'met',
    });
    expect(
      campaignChecks(LAN, DEFAULT_SETTINGS, lastRun({ linkKind: 'wifi', hasVpn: true, isMetered: true })),
    ).toEqual({
      plan: 'missing',
      cable: 'missing',
      vpn: 'missing',
      metered: 'missing',
    });
  });
  it('is not known by a test in another network, or without one', () => {
    const unknown = { plan: 'met', cable: 'unknown', vpn: 'unknown', metered: 'unknown' };
    expect(campaignChecks('wlan0, 10.0.0.0/24', PLAN, lastRun({ linkKind: 'ethernet' }))).toEqual(unknown);
    expect(campaignChecks(LAN, PLAN, null)).toEqual(unknown);
  });
});
