import { describe, expect, it } from 'vitest';
import { hasDefaultRoute } from './default-route';

const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT';
const WIFI = 'wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0';
const LAN = 'wlan0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0';
const DOCKER = 'docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0';
const TUNNEL = 'tun0\t00000000\t00000000\t0001\t0\t0\t50\t00000000\t0\t0\t0';
const DOWN = 'wlan0\t00000000\t0101A8C0\t0002\t0\t0\t600\t00000000\t0\t0\t0';
const ZEROS = '00000000000000000000000000000000';
const IPV6 = `${ZEROS} 00 ${ZEROS} 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003 wlan0`;
const REJECT = `${ZEROS} 00 ${ZEROS} 00 ${ZEROS} ffffffff 00000001 00000000 00200200       lo`;
const LINK = `fe800000000000000000000000000000 40 ${ZEROS} 00 ${ZEROS} 00000100 00000001 00000000 00000001 wlan0`;

describe('the way out of a computer', () => {
  it.each([
    ['a route to everywhere', [HEAD, WIFI, LAN], []],
    ['a tunnel without a gateway', [HEAD, LAN, TUNNEL], []],
    ['IPv6 alone', [HEAD], [LINK, IPV6, REJECT]],
  ])('is there with %s', (_, ipv4, ipv6) => {
    expect(hasDefaultRoute(ipv4.join('\n'), ipv6.join('\n'))).toBe(true);
  });

  it.each([
    ['nothing', [], []],
    ['its own networks alone', [HEAD, LAN, DOCKER], [LINK]],
    ['a route that is down', [HEAD, DOWN], []],
    ['the kernel’s own refusal of IPv6', [HEAD], [REJECT]],
    ['nonsense', ['x', '\t\t\t'], ['   ', 'a b c']],
  ])('is missing with %s', (_, ipv4, ipv6) => {
    expect(hasDefaultRoute(ipv4.join('\n'), ipv6.join('\n'))).toBe(false);
  });
});
