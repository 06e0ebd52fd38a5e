import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { Surroundings } from '../../shared/surroundings';
import type { Settings } from '../../shared/settings';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { UNKNOWN_WAY, type NetworkWay } from '../core/outages/network-path';
import { NetworkStore } from '../storage/networks/network-store';
import { temporaryRecords } from '../testing/records';
import { hashedDescription } from '../surroundings/privacy';
import { WayNetworks } from './way-networks';

const KEY = 'secret of a test';
const HOME: NetworkWay = {
  interfaceName: 'wlan0',
  gateway: '192.168.1.1',
  gatewayHardware: '02:00:00:00:00:01',
  description: 'wlan0, 192.168.1.0/24',
};
/** The same addresses behind another router. */
const OFFICE: NetworkWay = { ...HOME, gatewayHardware: '02:00:00:00:00:02' };
const atHome: Surroundings = {
  interfaceName: 'wlan0',
  gatewayIpv4: '192.168.1.1',
  gatewayHardware: '02:00:00:00:00:01',
  linkKind: 'wifi',
  ssid: 'Home',
};

function recognising(found: () => Surroundings, privacy: Partial<Settings['privacy']> = {}) {
  const { database, clock } = temporaryRecords();
  const networks = new NetworkStore(
    database,
    () => clock.now(),
    (description) => hashedDescription(description, KEY),
  );
  const log: string[] = [];
  const settings = {
    privacy: { ...DEFAULT_SETTINGS.privacy, addresses: 'recorded', ssid: 'recorded', ...privacy },
  } as const;
  const ways = new WayNetworks({
    sources: [
      (put) => {
        put(found());
        return Promise.resolve();
      },
    ],
    networks,
    settings: () => settings,
    key: KEY,
    now: () => clock.now(),
    after: () => () => undefined,
    log: (sentence) => void log.push(sentence),
  });
  /** What is known once everything was read. */
  const settled = async (way: NetworkWay) => {
    ways.at(way);
    await new Promise((resolve) => setImmediate(resolve));
    return ways.at(way);
  };
  return { ways, networks, database, clock, log, settled };
}

describe('the network of a way', () => {
  it('is learnt with what the system tells of it, and known from then on', async () => {
    const { ways, networks, settled } = recognising(() => atHome);
    expect(ways.at(HOME)).toEqual({ network: null, linkKind: null, gateway: '192.168.1.1' });
    expect(await settled(HOME)).toEqual({
      network: 'wlan0, 192.168.1.0/24',
      linkKind: 'wifi',
      gateway: '192.168.1.1',
    });
    expect(networks.all()).toMatchObject([{ key: 'wlan0, 192.168.1.0/24', label: 'Home', linkKind: 'wifi' }]);
  });
  it('is another one behind another router, at the same addresses', async () => {
    let found = atHome;
    const { networks, settled } = recognising(() => found);
    await settled(HOME);
    found = { ...atHome, gatewayHardware: '02:00:00:00:00:02', ssid: 'Office' };
    expect((await settled(OFFICE)).network).toBe('wlan0, 192.168.1.0/24 (2)');
    expect((await settled(HOME)).network).toBe('wlan0, 192.168.1.0/24');
    expect(networks.all()).toHaveLength(2);
  });
  it('is told by the marks that are there at once, before the others were read', async () => {
    const { networks, settled, ways } = recognising(() => atHome);
    await settled(HOME);
    expect(ways.at({ ...HOME, description: 'wlan0, 192.168.1.0/25' }).network).toBeNull();
    expect(ways.at(OFFICE).network).toBeNull();
    expect(networks.all()).toHaveLength(1);
  });
  it('learns nothing from what was read after the computer had moved on', async () => {
    const { networks, settled } = recognising(() => ({ ...atHome, interfaceName: 'eth0' }));
    expect((await settled(HOME)).network).toBeNull();
    expect(networks.all()).toEqual([]);
  });
  it('is read again after growing pauses where every reading names another way', async () => {
    let reads = 0;
    const { clock, settled } = recognising(() => {
      reads += 1;
      return { ...atHome, interfaceName: 'tun0' };
    });
    const readsAfter: number[] = [];
    for (const pauseMs of [0, 9 * SECOND_MS, SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS]) {
      clock.advance(pauseMs);
      await settled(HOME);
      readsAfter.push(reads);
    }
    expect(readsAfter).toEqual([1, 1, 2, 3, 4, 5]);
    for (let minute = 0; minute < 120; minute += 1) {
      clock.advance(MINUTE_MS);
      await settled(HOME);
    }
    expect(reads).toBe(7);
    clock.advance(-3 * HOUR_MS);
    await settled(HOME);
    expect(reads).toBe(8);
  });
  it('is learnt by what the way itself tells, where the second reading names another way too', async () => {
    let found: Surroundings = {
      interfaceName: 'tun0',
      gatewayIpv4: '10.8.0.1',
      linkKind: 'vpn',
      ssid: 'Home',
    };
    const { clock, networks, settled } = recognising(() => found);
    expect((await settled(HOME)).network).toBeNull();
    clock.advance(10 * SECOND_MS);
    expect(await settled(HOME)).toEqual({
      network: 'wlan0, 192.168.1.0/24',
      linkKind: null,
      gateway: '192.168.1.1',
    });
    expect(networks.all()).toMatchObject([{ label: null, linkKind: null, ssid: null }]);
    found = atHome;
    clock.advance(MINUTE_MS);
    expect(await settled(HOME)).toMatchObject({ network: 'wlan0, 192.168.1.0/24', linkKind: 'wifi' });
    expect(networks.all()).toMatchObject([{ key: 'wlan0, 192.168.1.0/24', label: 'Home', linkKind: 'wifi' }]);
  });
  it('is read again once the computer has passed through twenty others', async () => {
    let reads = 0;
    const { settled } = recognising(() => {
      reads += 1;
      return atHome;
    });
    await settled(HOME);
    for (let other = 1; other < 20; other += 1) await settled({ ...HOME, interfaceName: `wlan${other}` });
    await settled(HOME);
    expect(reads).toBe(20);
    await settled({ ...HOME, interfaceName: 'wlan20' });
    await settled(HOME);
    expect(reads).toBe(22);
  });
  it('has the names and addresses that the privacy settings allow', async () => {
    const hashed = recognising(() => atHome, { addresses: 'hashed', ssid: 'left-out' });
    const seen = await hashed.settled(HOME);
    expect(seen.network).toMatch(/^wlan0, #[0-9a-f]{12}$/);
    expect(seen.gateway).toMatch(/^#[0-9a-f]{12}$/);
    expect(hashed.networks.all()).toMatchObject([{ label: null }]);
    const leftOut = recognising(() => atHome, { addresses: 'left-out' });
    expect((await leftOut.settled(HOME)).gateway).toBeNull();
    expect(JSON.stringify(leftOut.networks.all())).not.toContain('192.168.1');
  });
  it('is none without an address, and what cannot be read harms nothing', () => {
    const { ways, database, log } = recognising(() => atHome);
    expect(ways.at(UNKNOWN_WAY)).toEqual({ network: null, linkKind: null, gateway: null });
    database.exec('DROP TABLE networks');
    expect(ways.at(HOME).network).toBeNull();
    expect(log[0]).toContain('could not be recognised');
  });
});
