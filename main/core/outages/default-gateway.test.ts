import { describe, expect, it } from 'vitest';
import { ipv4Gateway, ipv6Gateway } from './default-gateway';

const HEAD = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

describe('the gateway of IPv4', () => {
  it('is that of the default route', () => {
    const table = `${HEAD}eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\neth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n`;
    expect(ipv4Gateway(table)).toEqual({ interfaceName: 'eth0', address: '192.168.1.1', metric: 100 });
  });
  it('is that with the lowest metric where there are two', () => {
    const table = `${HEAD}wlan0\t00000000\t0102A8C0\t0003\t0\t0\t600\t00000000\neth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\n`;
    expect(ipv4Gateway(table)).toMatchObject({ interfaceName: 'eth0' });
  });
  it('has no address where the way out is a tunnel', () => {
    expect(ipv4Gateway(`${HEAD}wg0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\n`)).toMatchObject({
      interfaceName: 'wg0',
      address: null,
    });
  });
  it.each(['', HEAD, 'nonsense\nin lines', `${HEAD}eth0\t00000000\t0101A8C0\t0200\t0\t0\t0\t00000000`])(
    'is none in %j',
    (table) => {
      expect(ipv4Gateway(table)).toBeNull();
    },
  );
});

describe('the gateway of IPv6', () => {
  const zeros = '0'.repeat(32);
  const row = (gateway: string, flags: string, name: string) =>
    `${zeros} 00 ${zeros} 00 ${gateway} 00000400 00000001 00000000 ${flags} ${name}\n`;
  it('names the interface of a link-local address', () => {
    expect(ipv6Gateway(row('fe800000000000000000000000000001', '00000003', 'eth0'))).toEqual({
      interfaceName: 'eth0',
      address: 'fe80:0:0:0:0:0:0:1%eth0',
      metric: 1024,
    });
  });
  it('is not the route that rejects everything', () => {
    expect(ipv6Gateway(row(zeros, '00200200', 'lo'))).toBeNull();
  });
});
