import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import type { LocalAddress } from '../../../../shared/local-address';
import { addressChoices } from './address-choices';

const ADDRESSES: readonly LocalAddress[] = [
  { interfaceName: 'eth0', address: '192.0.2.5', ipVersion: 4 },
  { interfaceName: 'wlan0', address: '2001:db8::5', ipVersion: 6 },
];
const labels = (ipVersion: 'any' | 'ipv4' | 'ipv6', localAddress: string) =>
  addressChoices(ADDRESSES, { ipVersion, localAddress }, textsIn('en')).map(({ label }) => label);

describe('addresses to measure from', () => {
  it('begin with leaving it to the system', () => {
    expect(labels('any', '')).toEqual([
      'Whichever the system takes',
      'eth0 · 192.0.2.5',
      'wlan0 · 2001:db8::5',
    ]);
  });

  it('are of the IP version that is set', () => {
    expect(labels('ipv6', '')).toEqual(['Whichever the system takes', 'wlan0 · 2001:db8::5']);
  });

  it('keep the stored one, and say what is the matter with it', () => {
    expect(labels('ipv6', '192.0.2.5')).toContain('192.0.2.5 (of the other IP version)');
    expect(labels('any', '192.0.2.9')).toContain('192.0.2.9 (not on this computer now)');
  });
});
