import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { getMethod } from '../../shared/run';
import { getSurroundings } from '../../shared/run-surroundings';
import type { Surroundings } from '../../shared/surroundings';
import { completedRun, GOOD_METHOD, RUN_OF } from '../testing/runs';
import { until } from '../testing/until';
import { hashedDescription } from './privacy';
import type { Source } from './source';
import { SurroundingsService, type NetworkMemory } from './surroundings-service';

const PLACE: Surroundings = {
  linkKind: 'wifi',
  ssid: 'Home',
  bssid: 'a4:2b:b0:11:22:33',
  gatewayIpv4: '192.168.1.1',
  dnsServers: ['192.168.1.1', '192.0.2.53'],
};
const tells =
  (part: Surroundings): Source =>
  (put) => {
    put(part);
    return Promise.resolve();
  };

function service(
  sources: readonly Source[],
  change: { readonly privacy?: Partial<Settings['privacy']>; readonly key?: string } = {},
) {
  const loads = [
    { busy: 100, all: 1_000 },
    { busy: 350, all: 2_000 },
  ];
  const late: (() => void)[] = [];
  const lines: string[] = [];
  const seen: Parameters<NetworkMemory['see']>[0][] = [];
  const found = new SurroundingsService({
    sources,
    processors: () => loads.shift() ?? null,
    msSinceWake: () => 90_400,
    applicationVersion: '1.0.0',
    engineVersion: 'Electron 45.0.0',
    settings: () => ({
      privacy: { ssid: 'recorded', bssid: 'recorded', addresses: 'recorded', ...change.privacy },
    }),
    key: change.key ?? 'secret',
    network: () => 'wlan0, 192.168.1.0/24',
    networks: {
      currentKey: () => null,
      see: (network) => {
        seen.push(network);
        return 'home';
      },
    },
    after: (_, action) => {
      late.push(action);
      return () => undefined;
    },
    log: (sentence) => lines.push(sentence),
  });
  return { found, late, lines, seen };
}

describe('the surroundings of a run', () => {
  it('are recorded with it, the better source before the other', () => {
    const reading = service([
      tells({ ...PLACE, linkBitsPerSecond: 54e6, isOnBattery: true }),
      tells({ linkBitsPerSecond: 866e6 }),
    ]).found.begin();
    const run = reading.complete(completedRun(), { otherTrafficBytes: { download: 5 } });
    expect(getSurroundings(run)).toEqual({
      ...PLACE,
      linkBitsPerSecond: 866e6,
      isOnBattery: true,
      processorLoadRatio: 0.25,
      secondsSinceWake: 90,
      otherTrafficBytes: { download: 5 },
      applicationVersion: '1.0.0',
      engineVersion: 'Electron 45.0.0',
    });
  });

  it('do not wait for a source that hangs, and take nothing from it afterwards', () => {
    let tellLater: (part: Surroundings) => void = () => undefined;
    let isTold = false;
    const hangs: Source = (put, signal) => {
      tellLater = put;
      signal.addEventListener('abort', () => (isTold = true));
      return new Promise(() => undefined);
    };
    const reading = service([hangs, tells({ ssid: 'Home' })]).found.begin();
    const run = reading.complete(completedRun(), {});
    tellLater({ linkKind: 'mobile' });
    expect(getSurroundings(run)).toMatchObject({ ssid: 'Home' });
    expect(getSurroundings(run).linkKind).toBeUndefined();
    expect(isTold).toBe(true);
  });

  it('end a read after its time, while the test goes on', () => {
    let tell: (part: Surroundings) => void = () => undefined;
    let lastSignal: AbortSignal | null = null;
    const { found, late } = service([
      (put, signal) => {
        put({ ssid: 'Home' });
        tell = put;
        lastSignal = signal;
        return new Promise(() => undefined);
      },
    ]);
    const reading = found.begin();
    for (const action of late) action();
    tell({ linkKind: 'mobile' });
    expect(lastSignal).toMatchObject({ aborted: true });
    const told = getSurroundings(reading.complete(completedRun(), {}));
    expect(told).toMatchObject({ ssid: 'Home' });
    expect(told).not.toHaveProperty('linkKind');
  });

  it('lack what a broken source would have told, and the log has it', async () => {
    const { found, lines } = service([
      () => {
        throw new Error('EACCES');
      },
      () => Promise.reject(new Error('EIO')),
      tells(PLACE),
    ]);
    const reading = found.begin();
    await until(() => lines.length === 2);
    expect(getSurroundings(reading.complete(completedRun(), {}))).toMatchObject(PLACE);
  });

  it('tell which network it was made in, by hashes alone', () => {
    const { found, seen } = service([tells(PLACE)]);
    const run = found.begin().complete(completedRun(), {});
    expect(getMethod(run)?.network).toBe('home');
    expect(seen).toMatchObject([{ description: 'wlan0, 192.168.1.0/24', label: 'Home', linkKind: 'wifi' }]);
    for (const mark of [seen[0]?.ssid, seen[0]?.gateway]) expect(mark).toMatch(/^#[0-9a-f]{12}$/);
    expect(seen[0]?.gatewayHardware).toBeNull();
  });

  it('leave the network of a recording as it is', () => {
    const { found, seen } = service([tells(PLACE)]);
    const method = { ...GOOD_METHOD, network: 'eth0, 10.0.0.0/8' };
    expect(getMethod(found.begin().complete(completedRun({ method }), {}))?.network).toBe('eth0, 10.0.0.0/8');
    expect(seen).toEqual([]);
  });

  it('are none of a test that was not tried', () => {
    const reading = service([tells(PLACE)]).found.begin();
    expect(reading.complete(RUN_OF.skipped, {})).toEqual(RUN_OF.skipped);
  });
});

describe('the description of a network', () => {
  it.each([
    ['wlan0, 192.168.1.0/24', /^wlan0, #[0-9a-f]{12}$/],
    ['a, b, fd00:1::/64', /^a, b, #[0-9a-f]{12}$/],
    ['wlan0, #3fb08c2d91aa', /^wlan0, #3fb08c2d91aa$/],
    ['anything', /^anything$/],
  ])('%s is recorded with its subnet hashed', (description, found) => {
    expect(hashedDescription(description, 'secret')).toMatch(found);
  });
});

describe('the privacy settings', () => {
  const recorded = (privacy: Partial<Settings['privacy']>, key?: string) =>
    service([tells(PLACE)], key === undefined ? { privacy } : { privacy, key })
      .found.begin()
      .complete(completedRun(), {});

  it('leave out what they say, the address that was measured from included', () => {
    const run = recorded({ ssid: 'left-out', bssid: 'left-out', addresses: 'left-out' });
    const text = JSON.stringify(run);
    for (const secret of ['Home', 'a4:2b', '192.168.1.1"', '192.0.2.53', '192.168.1.17']) {
      expect(text).not.toContain(secret);
    }
    expect(getSurroundings(run).linkKind).toBe('wifi');
    for (const name of ['ssid', 'bssid', 'gatewayIpv4', 'dnsServers']) {
      expect(getSurroundings(run)).not.toHaveProperty(name);
    }
    expect(getMethod(run)?.connection).toMatchObject({ localAddress: null, ipVersion: 4 });
  });

  it('hash so that equal stays equal, and is another one in another installation', () => {
    const all = { ssid: 'hashed', bssid: 'hashed', addresses: 'hashed' } as const;
    const found = getSurroundings(recorded(all));
    expect(found.ssid).toMatch(/^#[0-9a-f]{12}$/);
    expect(found.dnsServers?.[0]).toBe(found.gatewayIpv4);
    expect(getSurroundings(recorded(all)).ssid).toBe(found.ssid);
    expect(getSurroundings(recorded(all, 'another')).ssid).not.toBe(found.ssid);
    expect(getMethod(recorded(all))?.connection?.localAddress).toMatch(/^#/);
  });

  it('of a fresh installation hash the address of the access point alone', () => {
    expect(DEFAULT_SETTINGS.privacy).toEqual({ ssid: 'recorded', bssid: 'hashed', addresses: 'recorded' });
  });
});
