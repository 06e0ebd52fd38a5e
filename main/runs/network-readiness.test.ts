import { describe, expect, it } from 'vitest';
import { FakeClock, settled } from '../testing/fake-clock';
import { NetworkReadiness } from './network-readiness';

const CONNECTED = { hasNetwork: true, hasWayOut: true };
const BRIDGE_ALONE = { hasNetwork: true, hasWayOut: false };
const NOTHING = { hasNetwork: false, hasWayOut: false };

function readiness(sight: typeof CONNECTED, lookUp = (_host: string): Promise<unknown> => Promise.resolve()) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const network = new NetworkReadiness({
    sight: () => sight,
    lookUp: (host) => {
      asked.push(host);
      return lookUp(host);
    },
    timers: clock,
  });
  return { network, asked, clock };
}

describe('the network is ready', () => {
  it.each([
    ['https://speed.example.org/', CONNECTED, ['speed.example.org']],
    ['https://203.0.113.7:8443/', CONNECTED, []],
    ['http://[2001:db8::1]/', CONNECTED, []],
    ['http://192.168.1.20:8989/', BRIDGE_ALONE, []],
    ['http://[fd00::20]/', BRIDGE_ALONE, []],
    ['http://127.0.0.1:8989/', NOTHING, []],
    ['http://[::1]:8989/', NOTHING, []],
    ['ws://localhost/', NOTHING, []],
  ])('for %s', async (url, sight, looked) => {
    const { network, asked } = readiness(sight);
    expect(await network.canReach(url)).toBe(true);
    expect(asked).toEqual(looked);
  });
});

describe('the network is not ready', () => {
  it.each([
    ['https://speed.example.org/', BRIDGE_ALONE],
    ['https://203.0.113.7/', BRIDGE_ALONE],
    ['http://192.168.1.20:8989/', NOTHING],
    ['no address', CONNECTED],
  ])('for %s without a way', async (url, sight) => {
    expect(await readiness(sight).network.canReach(url)).toBe(false);
  });
  it('while no host name can be resolved', async () => {
    const { network } = readiness(CONNECTED, () => Promise.reject(new Error('getaddrinfo EAI_AGAIN')));
    expect(await network.canReach('https://speed.example.org/')).toBe(false);
  });
  it('during a look-up, which is not started twice, and whose result counts', async () => {
    let found = (): void => undefined;
    const { network, asked, clock } = readiness(
      CONNECTED,
      () => new Promise<void>((resolve) => (found = resolve)),
    );
    const first = network.canReach('https://speed.example.org/');
    await settled();
    await clock.advance(3_000);
    expect(await first).toBe(false);
    const second = network.canReach('https://speed.example.org/');
    await settled();
    found();
    expect(await second).toBe(true);
    expect(asked).toEqual(['speed.example.org']);
    expect(clock.nextTimerAt).toBeNull();
  });
});
