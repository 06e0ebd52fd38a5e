import { describe, expect, it } from 'vitest';
import { defaultInterface, localAddresses, networkName, type Interfaces } from './network-name';

const HEAD = 'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n';
const four = (address: string, netmask: string, prefix: number, internal = false) =>
  ({ address, netmask, family: 'IPv4', internal, cidr: `${address}/${String(prefix)}` }) as const;
const six = (address: string) =>
  ({
    address,
    netmask: 'ffff:ffff:ffff:ffff::',
    family: 'IPv6',
    internal: false,
    cidr: `${address}/64`,
  }) as const;

const INTERFACES: Interfaces = {
  lo: [four('127.0.0.1', '255.0.0.0', 8, true)],
  docker0: [four('172.17.0.1', '255.255.0.0', 16)],
  wlan0: [six('fe80::1'), six('2001:db8:1:2::17'), four('192.168.1.17', '255.255.255.0', 24)],
};

describe('the interface of the default route', () => {
  it('is the one with the smallest metric', () => {
    const table = `${HEAD}eth0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
wlan0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
wlan0\t0001A8C0\t00000000\t0001\t0\t0\t50\t00FFFFFF\t0\t0\t0\n`;
    expect(defaultInterface(table)).toBe('wlan0');
  });
  it('is unknown without such a route', () => {
    expect(defaultInterface(HEAD)).toBeNull();
    expect(defaultInterface('')).toBeNull();
  });
});

describe('the name of the network', () => {
  it('is the interface of the default route with its subnet', () => {
    expect(networkName(INTERFACES, 'wlan0')).toBe('wlan0, 192.168.1.0/24');
  });
  it('is the first interface that others can reach where the route is unknown', () => {
    expect(networkName(INTERFACES, null)).toBe('docker0, 172.17.0.0/16');
  });
  it('is that of IPv6 where there is no other', () => {
    expect(networkName({ eth0: [six('2001:db8:1:2::17')] }, null)).toBe('eth0, 2001:db8:1:2::/64');
    expect(networkName({ eth0: [six('2001:db8::17')] }, null)).toBe('eth0, 2001:db8:0:0::/64');
  });
  it('is unknown on a computer without a network', () => {
    expect(networkName({ lo: INTERFACES['lo'] }, 'eth0')).toBeNull();
  });
});

it('the addresses to measure from are those that others can reach', () => {
  expect(localAddresses(INTERFACES)).toEqual([
    { interfaceName: 'docker0', address: '172.17.0.1', ipVersion: 4 },
    { interfaceName: 'wlan0', address: '2001:db8:1:2::17', ipVersion: 6 },
    { interfaceName: 'wlan0', address: '192.168.1.17', ipVersion: 4 },
  ]);
});
