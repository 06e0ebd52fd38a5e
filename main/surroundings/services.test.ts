import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../shared/surroundings';
import type { BusAnswer } from '../bus/ask';
import type { BusCall } from '../bus/message';
import type { BusValue } from '../bus/values';
import { readNetworkManager } from './network-manager';
import { readUpower } from './upower';

type Objects = Readonly<Record<string, Readonly<Record<string, BusValue>>>>;

const NM = 'org.freedesktop.NetworkManager';

/** A bus whose objects have these properties, by `path interface`. */
function busWith(objects: Objects) {
  const calls: BusCall[] = [];
  const ask = (call: BusCall): Promise<BusAnswer> => {
    calls.push(call);
    const found = objects[`${call.path} ${call.texts?.[0] ?? ''}`];
    return Promise.resolve(
      found === undefined
        ? { kind: 'error', name: 'org.freedesktop.DBus.Error.ServiceUnknown' }
        : { kind: 'answered', values: [new Map(Object.entries(found))] },
    );
  };
  return { calls, ask };
}

const ROOT = '/org/freedesktop/NetworkManager';
const WIFI: Objects = {
  [`${ROOT} ${NM}`]: {
    Metered: 4,
    PrimaryConnection: '/active/1',
    ActiveConnections: ['/active/1', '/active/2'],
  },
  [`/active/1 ${NM}.Connection.Active`]: {
    Type: '802-11-wireless',
    State: 2,
    Vpn: false,
    Devices: ['/device/3'],
    Ip4Config: '/ip4/1',
    Ip6Config: '/',
  },
  [`/active/2 ${NM}.Connection.Active`]: { Type: 'bridge', State: 2, Vpn: false, Devices: [] },
  [`/device/3 ${NM}.Device`]: { DeviceType: 2, Interface: 'wlp2s0', IpInterface: 'wlp2s0', Metered: 3 },
  [`/device/3 ${NM}.Device.Wireless`]: { Bitrate: 866_700, ActiveAccessPoint: '/point/9' },
  [`/point/9 ${NM}.AccessPoint`]: {
    Ssid: Buffer.from('Home 🏠\u0007\u202e'),
    HwAddress: 'A4:2B:B0:11:22:33',
    Frequency: 5_180,
    Strength: 71,
  },
  [`/ip4/1 ${NM}.IP4Config`]: {
    Gateway: '192.168.1.1',
    NameserverData: [new Map([['address', '192.168.1.1']]), new Map([['address', 'not one']])],
  },
};

async function networkManager(objects: Objects) {
  const bus = busWith(objects);
  let found: Surroundings = {};
  await readNetworkManager(bus, (part) => (found = { ...found, ...part }));
  return { found, calls: bus.calls };
}

describe('NetworkManager', () => {
  it('tells of Wi-Fi, with the name of the network made safe to show', async () => {
    const { found, calls } = await networkManager(WIFI);
    expect(found).toEqual({
      interfaceName: 'wlp2s0',
      linkKind: 'wifi',
      linkBitsPerSecond: 866_700_000,
      ssid: 'Home 🏠\u{fffd}',
      bssid: 'a4:2b:b0:11:22:33',
      wifiBand: '5',
      signalRatio: 0.71,
      gatewayIpv4: '192.168.1.1',
      dnsServers: ['192.168.1.1'],
      hasVpn: false,
      isMetered: true,
    });
    expect(calls.every(({ startsNothing }) => startsNothing === true)).toBe(true);
  });

  it('tells of a tunnel beside the connection, and of one that leads out', async () => {
    const beside = await networkManager({
      ...WIFI,
      [`/active/2 ${NM}.Connection.Active`]: { Type: 'wireguard', State: 2, Devices: [] },
    });
    expect(beside.found).toMatchObject({ hasVpn: true, linkKind: 'wifi' });
    const out = await networkManager({
      ...WIFI,
      [`/active/1 ${NM}.Connection.Active`]: { Type: 'vpn', State: 2, Vpn: true, Devices: [] },
    });
    expect(out.found).toMatchObject({ hasVpn: true, linkKind: 'vpn' });
  });

  it.each<[string, BusValue]>([
    ['32 bytes that are no text', Buffer.alloc(32, 0xff)],
    ['none', Buffer.alloc(0)],
    ['a text in place of bytes', 'Home'],
    ['more bytes than any has', Buffer.alloc(4_096, 0x41)],
  ])('may give %s as the name of a network', async (_, ssid) => {
    const { found } = await networkManager({ ...WIFI, [`/point/9 ${NM}.AccessPoint`]: { Ssid: ssid } });
    expect(found.ssid === undefined || found.ssid.length <= 32).toBe(true);
    expect(found.bssid).toBeUndefined();
  });

  it('that is absent, or has other types, tells nothing', async () => {
    expect((await networkManager({})).found).toEqual({});
    const odd = Object.fromEntries(
      Object.entries(WIFI).map(([name, values]) => [
        name,
        Object.fromEntries(Object.keys(values).map((key) => [key, [0, [new Map()]]])),
      ]),
    );
    expect((await networkManager(odd)).found).toEqual({});
  });

  it('without a connection tells only what it knows', async () => {
    const root = { Metered: 0, PrimaryConnection: '/', ActiveConnections: [] };
    expect((await networkManager({ [`${ROOT} ${NM}`]: root })).found).toEqual({});
  });
});

describe('UPower', () => {
  const UPOWER = '/org/freedesktop/UPower org.freedesktop.UPower';
  const DISPLAY = '/org/freedesktop/UPower/devices/DisplayDevice org.freedesktop.UPower.Device';
  it.each<[string, Objects, Surroundings]>([
    [
      'of a battery',
      { [UPOWER]: { OnBattery: true }, [DISPLAY]: { IsPresent: true, Percentage: 63.6 } },
      { isOnBattery: true, batteryRatio: 0.64 },
    ],
    [
      'that there is none',
      { [UPOWER]: { OnBattery: false }, [DISPLAY]: { IsPresent: false, Percentage: 0 } },
      { isOnBattery: false },
    ],
    ['nothing where it does not run', {}, {}],
    ['nothing that cannot be', { [DISPLAY]: { IsPresent: true, Percentage: Number.NaN } }, {}],
  ])('tells %s', async (_, objects, found) => {
    expect(await readUpower(busWith(objects))).toEqual(found);
  });
});
