import { expect, it } from 'vitest';
import { NO_PLAN } from './plan';
import { networkName } from './network-label';

const named = [{ network: 'wlan0, 192.0.2.0/24', name: ' Home ', plan: { ...NO_PLAN } }];

it('a network is called as its user calls it, else as the system does, else by interface and subnet', () => {
  expect(networkName({ network: 'wlan0, 192.0.2.0/24', label: 'FRITZ' }, named)).toBe('Home');
  expect(networkName({ network: 'wlan0, 198.51.100.0/24', label: 'Café 👋' }, named)).toBe('Café 👋');
  expect(networkName({ network: 'eth0, 203.0.113.0/24', label: null }, named)).toBe('eth0, 203.0.113.0/24');
});
