import { describe, expect, it } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import { HOME, NO_NETWORK, watchLine, type LineScript } from '../../testing/watched-line';
import { isSameNetwork, UNKNOWN_WAY, withKnown, type NetworkPath } from './network-path';
import { routeOf } from './route-steps';

const OFFICE: NetworkPath = {
  isUsable: true,
  interfaceName: 'wlan0',
  gateway: '10.20.0.1',
  gatewayHardware: '02:00:00:00:00:0a',
  description: 'wlan0, 10.20.0.0/16',
};
const fine: LineScript = (target) => (target === 'gateway' ? 1 : 20);

describe('whether two ways lead through one network', () => {
  const home = { ...HOME, gatewayHardware: '02:00:00:00:00:01' };
  it.each([
    ['a router that has another address', { ...home, gateway: '192.168.1.254' }, true],
    ['the hardware of a router that is not known yet', { ...home, gatewayHardware: null }, true],
    ['nothing, while the cable is out', UNKNOWN_WAY, true],
    ['another router with the same address', { ...home, gatewayHardware: '02:00:00:00:00:02' }, false],
    ['another interface', { ...home, interfaceName: 'wlan0' }, false],
    ['another router', { ...home, gatewayHardware: null, gateway: '10.0.0.1' }, false],
  ])('%s', (_name, other, isSame) => {
    expect(isSameNetwork(home, other)).toBe(isSame);
    expect(isSameNetwork(other, home)).toBe(isSame);
  });
  it('goes by the subnet where the system tells nothing of routers', () => {
    const seen = { ...UNKNOWN_WAY, description: 'en0, 192.168.1.0/24' };
    expect(isSameNetwork(seen, { ...UNKNOWN_WAY, description: 'en0, 10.0.0.0/8' })).toBe(false);
    expect(isSameNetwork(seen, { ...seen })).toBe(true);
  });
  it('keeps what was known of the router while it is the same', () => {
    expect(withKnown(UNKNOWN_WAY, home)).toMatchObject({ gatewayHardware: '02:00:00:00:00:01' });
    expect(withKnown({ ...home, gatewayHardware: null, gateway: '10.0.0.1' }, home)).toMatchObject({
      gateway: '10.0.0.1',
      gatewayHardware: null,
    });
  });
});

describe('the network of what is found', () => {
  it('is that in which a minute was spent, and a change parts the minute', () => {
    const path = (atMs: number) => (atMs < 90 * SECOND_MS ? HOME : OFFICE);
    const { minutes, minuteWays } = watchLine({ forMs: 3 * MINUTE_MS, line: fine, path });
    const found = minutes.map(({ at }, index) => [
      (at - (minutes[0]?.at ?? 0)) / MINUTE_MS,
      minuteWays[index]?.description,
    ]);
    expect(found).toEqual([
      [0, HOME.description],
      [1, HOME.description],
      [1, OFFICE.description],
      [2, OFFICE.description],
    ]);
    expect(minutes.every(({ observedMs }) => observedMs <= MINUTE_MS)).toBe(true);
  });
  it('ends an outage that the computer leaves, and does not go on in the next network', () => {
    const path = (atMs: number) => (atMs < 2 * MINUTE_MS ? HOME : OFFICE);
    const line: LineScript = (target, atMs) =>
      target !== 'gateway' && atMs >= MINUTE_MS ? null : fine(target, atMs);
    const { events, places } = watchLine({ forMs: 5 * MINUTE_MS, line, path });
    expect(events.map(({ kind }) => kind)).toEqual(['outage']);
    const [outage] = events;
    expect(outage).toMatchObject({ isEndObserved: false, hasMoved: true });
    expect(places.get(outage?.id ?? '')?.way.description).toBe(HOME.description);
  });
  it('is another one behind a router that has the same address', () => {
    const home = { ...HOME, gatewayHardware: '02:00:00:00:00:01' };
    const path = (atMs: number) =>
      atMs < 2 * MINUTE_MS ? home : { ...home, gatewayHardware: '02:00:00:00:00:02' };
    const line: LineScript = (target, atMs) =>
      target !== 'gateway' && atMs >= MINUTE_MS ? null : fine(target, atMs);
    const { events } = watchLine({ forMs: 5 * MINUTE_MS, line, path });
    expect(events).toMatchObject([{ kind: 'outage', hasMoved: true }]);
  });
});

describe('the route of an outage', () => {
  const routeIn = (line: LineScript, path?: (atMs: number) => NetworkPath) => {
    const watched = watchLine({ forMs: 3 * MINUTE_MS, line, ...(path !== undefined && { path }) });
    const [event] = watched.events;
    const seenAt = watched.places.get(event?.id ?? '');
    return seenAt === undefined
      ? null
      : routeOf(seenAt, ['a', 'b', 'c'], { linkKind: 'ethernet', gateway: '192.168.1.1' });
  };
  it('names the router that answered, the targets that did not, and those that never have', () => {
    const route = routeIn((target, atMs) => {
      if (target === 2) return null;
      return target !== 'gateway' && atMs >= MINUTE_MS ? null : fine(target, atMs);
    });
    expect(route).toEqual({
      interfaceName: 'eth0',
      linkKind: 'ethernet',
      isConnected: true,
      gateway: '192.168.1.1',
      gatewayAnswer: 'answered',
      targets: [
        { address: 'a', answer: 'silent' },
        { address: 'b', answer: 'silent' },
        { address: 'c', answer: 'never-answered' },
      ],
    });
  });
  it('names a router that is silent, although it is known a moment later', () => {
    const route = routeIn((target, atMs) => (atMs >= MINUTE_MS ? null : fine(target, atMs)));
    expect(route?.gatewayAnswer).toBe('silent');
  });
  it('names a router that has never answered', () => {
    const route = routeIn((target, atMs) =>
      target === 'gateway' || atMs >= MINUTE_MS ? null : fine(target, atMs),
    );
    expect(route?.gatewayAnswer).toBe('never-answered');
  });
  it('asks nothing while there is no network', () => {
    const route = routeIn(fine, (atMs) => (atMs < MINUTE_MS ? HOME : NO_NETWORK));
    expect(route).toMatchObject({
      interfaceName: 'eth0',
      isConnected: false,
      gatewayAnswer: 'not-asked',
      targets: [{ answer: 'not-asked' }, { answer: 'not-asked' }, { answer: 'not-asked' }],
    });
  });
});
