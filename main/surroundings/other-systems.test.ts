import { describe, expect, it } from 'vitest';
import type { Surroundings } from '../../shared/surroundings';
import { otherSystems, type SystemInformation } from './other-systems';

const LAPTOP: SystemInformation = {
  networkInterfaces: () => Promise.resolve({ iface: 'en0', type: 'wireless', virtual: false, speed: null }),
  networkGatewayDefault: () => Promise.resolve('192.168.1.1'),
  wifiConnections: () =>
    Promise.resolve([
      { iface: 'en1', ssid: 'Other' },
      {
        iface: 'en0',
        ssid: 'Home\u0000',
        bssid: 'A4-2B-B0-11-22-33',
        frequency: 2_437,
        quality: 80,
        signalLevel: -55,
        txRate: 144,
      },
    ]),
  battery: () => Promise.resolve({ hasBattery: true, percent: 41, acConnected: false }),
};

async function read(change: Partial<SystemInformation>): Promise<Surroundings> {
  let found: Surroundings = {};
  const library = { ...LAPTOP, ...change };
  await otherSystems(() => Promise.resolve(library))(
    (part) => (found = { ...found, ...part }),
    new AbortController().signal,
  ).catch(() => undefined);
  const { dnsServers: _ofThisComputer, ...others } = found;
  return others;
}

describe('macOS and Windows', () => {
  it('tell of Wi-Fi and battery', async () => {
    expect(await read({})).toEqual({
      interfaceName: 'en0',
      linkKind: 'wifi',
      linkBitsPerSecond: 144_000_000,
      ssid: 'Home\u{fffd}',
      bssid: 'a4:2b:b0:11:22:33',
      wifiBand: '2.4',
      signalRatio: 0.8,
      signalDbm: -55,
      gatewayIpv4: '192.168.1.1',
      isOnBattery: true,
      batteryRatio: 0.41,
    });
  });

  it('may keep the name of the network to themselves', async () => {
    const found = await read({
      wifiConnections: () => Promise.resolve([{ iface: 'en0', ssid: '<redacted>', bssid: '' }]),
    });
    expect(found).not.toHaveProperty('ssid');
    expect(found).not.toHaveProperty('bssid');
  });

  it('tell the rest where a part fails or is empty', async () => {
    const found = await read({
      networkInterfaces: () => Promise.reject(new Error('no powershell')),
      networkGatewayDefault: () => Promise.resolve(''),
      battery: () => Promise.resolve({ hasBattery: false, percent: 0, acConnected: true }),
    });
    expect(found).toEqual({});
    expect(await read({ networkInterfaces: () => Promise.resolve([]) })).toMatchObject({
      batteryRatio: 0.41,
    });
  });
});
