import { describe, expect, it } from 'vitest';
import type { Interfaces } from './network-name';
import { hasReturned, waysOut } from './ways-out';

const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
const route = (name: string, gateway = '0101A8C0', flags = '0003') =>
  `${name}\t00000000\t${gateway}\t${flags}\t0\t0\t600\t00000000\t0\t0\t0`;
const DOCKER = 'docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0';
const ZEROS = '0'.repeat(32);
const ipv6Route = (name: string, gateway = 'fe800000000000000000000000000001') =>
  `${ZEROS} 00 ${ZEROS} 00 ${gateway} 00000400 00000001 00000000 00000003 ${name}`;
const REJECT = `${ZEROS} 00 ${ZEROS} 00 ${ZEROS} ffffffff 00000001 00000000 00200200       lo`;

const linux = (ipv4: readonly string[], ipv6: readonly string[] = [], interfaces: Interfaces = {}) =>
  waysOut({ ipv4: [HEAD, ...ipv4].join('\n'), ipv6: ipv6.join('\n') }, interfaces);
const address = (text: string, netmask: string, family: 'IPv4' | 'IPv6' = 'IPv4') => ({
  address: text,
  netmask,
  family,
  internal: text.startsWith('127.'),
  cidr: null,
});
const elsewhere = (interfaces: Interfaces) => waysOut({ ipv4: null, ipv6: null }, interfaces);

describe('a network that is back', () => {
  it('is a default route where there was none, or another one', () => {
    expect(hasReturned(linux([]), linux([route('wlan0')]))).toBe(true);
    expect(hasReturned(linux([route('wlan0')]), linux([route('wlan0', '0100A8C0')]))).toBe(true);
    expect(hasReturned(linux([route('wlan0')]), linux([route('eth0'), route('wlan0')]))).toBe(true);
    expect(hasReturned(linux([]), linux([], [ipv6Route('wlan0')]))).toBe(true);
    expect(hasReturned(linux([route('wlan0', '0101A8C0', '0002')]), linux([route('wlan0')]))).toBe(true);
  });

  it('is none where nothing but addresses, bridges or IPv6 beside IPv4 changes', () => {
    const before = linux([route('wlan0')], [ipv6Route('wlan0'), REJECT], {
      wlan0: [address('2001:db8::1234', 'ffff:ffff:ffff:ffff::', 'IPv6')],
    });
    const after = linux(
      [DOCKER, route('wlan0')],
      [ipv6Route('wlan0', 'fe800000000000000000000000000002'), REJECT],
      {
        wlan0: [address('2001:db8::5678', 'ffff:ffff:ffff:ffff::', 'IPv6')],
        docker0: [address('172.17.0.1', '255.255.0.0')],
      },
    );
    expect(hasReturned(before, after)).toBe(false);
    expect(hasReturned(linux([]), linux([DOCKER], [REJECT]))).toBe(false);
  });

  it('is none where one goes away', () => {
    expect(hasReturned(linux([route('eth0'), route('wlan0')]), linux([route('wlan0')]))).toBe(false);
    expect(hasReturned(linux([route('wlan0')]), linux([]))).toBe(false);
  });

  it('is told by the networks of real interfaces where the system hides its routes', () => {
    const none = elsewhere({ lo0: [address('127.0.0.1', '255.0.0.0')], en0: undefined });
    const home = elsewhere({ en0: [address('192.168.1.17', '255.255.255.0')] });
    expect(hasReturned(none, home)).toBe(true);
    expect(hasReturned(home, elsewhere({ en0: [address('192.168.1.99', '255.255.255.0')] }))).toBe(false);
    expect(hasReturned(home, elsewhere({ en0: [address('10.0.7.2', '255.255.0.0')] }))).toBe(true);
    const withVirtual = {
      en0: [address('192.168.1.17', '255.255.255.0'), address('fd00::1', 'ffff::', 'IPv6')],
      bridge100: [address('192.168.64.1', '255.255.255.0')],
      'vEthernet (WSL)': [address('172.20.0.1', '255.255.0.0')],
      en5: [address('169.254.3.4', '255.255.0.0')],
    };
    expect(hasReturned(home, elsewhere(withVirtual))).toBe(false);
  });
});
