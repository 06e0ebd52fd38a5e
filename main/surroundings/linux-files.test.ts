import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../shared/surroundings';
import { temporaryFolder } from '../testing/folder';
import { linuxFiles } from './linux-files';

const ROUTES = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
wlp2s0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
wlp2s0\t0001A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0
`;
const ZEROS = '00000000000000000000000000000000';
const ROUTES_V6 = `${ZEROS} 00 ${ZEROS} 00 fe80000000000000020000fffe000001 00000400 00000001 00000000 00000003 wlp2s0\n`;
const ARP = `IP address       HW type     Flags       HW address            Mask     Device
192.168.1.1      0x1         0x2         A4:2B:B0:00:00:01     *        eth0
192.168.1.1      0x1         0x2         a4:2b:b0:aa:bb:cc     *        wlp2s0
`;
const WIRELESS = `Inter-| sta-|   Quality        |   Discarded packets
 face | tus | link level noise |  nwid  crypt   frag  retry   misc
wlp2s0: 0000   58.  -52.  -256        0      0      0      0      4        0
`;

/** What is read of a computer with these files. */
async function readFrom(files: Readonly<Record<string, string>>): Promise<Surroundings> {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  let found: Surroundings = {};
  const folders = { proc: join(root, 'proc'), sys: join(root, 'sys'), etc: join(root, 'etc') };
  await linuxFiles(folders)((part) => (found = { ...found, ...part }), new AbortController().signal);
  return found;
}

describe('the files of Linux', () => {
  it('tell of a laptop on Wi-Fi and battery', async () => {
    const found = await readFrom({
      'proc/net/route': ROUTES,
      'proc/net/ipv6_route': ROUTES_V6,
      'proc/net/arp': ARP,
      'proc/net/wireless': WIRELESS,
      'etc/resolv.conf':
        '# made by a program\nsearch example.org\nnameserver 192.168.1.1\nnameserver fe80::1%wlp2s0\n',
      'sys/class/net/wlp2s0/type': '1\n',
      'sys/class/net/wlp2s0/uevent': 'DEVTYPE=wlan\nINTERFACE=wlp2s0\n',
      'sys/class/net/wlp2s0/device/vendor': '0x8086\n',
      'sys/class/net/wlp2s0/phy80211/index': '0\n',
      'sys/class/power_supply/AC/type': 'Mains\n',
      'sys/class/power_supply/AC/online': '0\n',
      'sys/class/power_supply/BAT0/type': 'Battery\n',
      'sys/class/power_supply/BAT0/status': 'Discharging\n',
      'sys/class/power_supply/BAT0/capacity': '64\n',
      'sys/class/power_supply/mouse/type': 'Battery\n',
      'sys/class/power_supply/mouse/scope': 'Device\n',
      'sys/class/power_supply/mouse/capacity': '5\n',
    });
    expect(found).toEqual({
      interfaceName: 'wlp2s0',
      linkKind: 'wifi',
      signalDbm: -52,
      gatewayIpv4: '192.168.1.1',
      gatewayIpv6: 'fe80:0:0:0:200:ff:fe00:1',
      gatewayHardware: 'a4:2b:b0:aa:bb:cc',
      dnsServers: ['192.168.1.1', 'fe80::1'],
      isOnBattery: true,
      batteryRatio: 0.64,
    });
  });

  it('tell of a desktop with IPv6 alone, and of the rate of its link', async () => {
    const found = await readFrom({
      'proc/net/route': 'Iface\tDestination\n',
      'proc/net/ipv6_route': ROUTES_V6.replace('wlp2s0', 'eno1'),
      'sys/class/net/eno1/type': '1\n',
      'sys/class/net/eno1/speed': '2500\n',
      'sys/class/net/eno1/device/vendor': '0x8086\n',
    });
    expect(found).toEqual({
      interfaceName: 'eno1',
      linkKind: 'ethernet',
      linkBitsPerSecond: 2_500_000_000,
      gatewayIpv6: 'fe80:0:0:0:200:ff:fe00:1',
    });
  });

  it.each([
    ['a tunnel', '65534\n', 'vpn'],
    ['WireGuard', '65534\n', 'vpn'],
    ['a bridge of software', '1\n', undefined],
  ])('name %s only for what it is', async (_, type, linkKind) => {
    const found = await readFrom({
      'proc/net/route': ROUTES.replaceAll('wlp2s0', 'out0'),
      'sys/class/net/out0/type': type,
      'sys/class/net/out0/speed': '-1\n',
    });
    expect(found).toEqual({
      interfaceName: 'out0',
      gatewayIpv4: '192.168.1.1',
      ...(linkKind !== undefined && { linkKind }),
    });
  });

  it('tell nothing where they are missing, or hold nonsense', async () => {
    expect(await readFrom({})).toEqual({});
    const nonsense = '\u0000\t\t\t\t\nx 1 2 3\n';
    expect(
      await readFrom({
        'proc/net/route': nonsense,
        'proc/net/ipv6_route': nonsense,
        'proc/net/arp': nonsense,
        'proc/net/wireless': nonsense,
        'etc/resolv.conf': 'nameserver\nnameserver example.org\n',
        'sys/class/power_supply/BAT0/type': nonsense,
        'sys/class/power_supply/BAT0/capacity': '999\n',
      }),
    ).toEqual({});
  });

  it('are not looked for outside of their folder', async () => {
    const route = ROUTES.replaceAll('wlp2s0', '../../../etc');
    expect(await readFrom({ 'proc/net/route': route, 'etc/type': '1\n' })).toEqual({});
  });
});
