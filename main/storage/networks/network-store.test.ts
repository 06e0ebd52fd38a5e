import { describe, expect, it } from 'vitest';
import { temporaryRecords, NOT_JUDGED } from '../../testing/records';
import { completedRun, GOOD_METHOD } from '../../testing/runs';
import { NetworkStore, type SeenNetwork } from './network-store';

const SUBNET = 'wlan0, 192.168.1.0/24';
const HOME: SeenNetwork = {
  description: SUBNET,
  label: 'Home',
  linkKind: 'wifi',
  ssid: '#home',
  gateway: '#1',
  gatewayHardware: '#aa',
};

function networks() {
  const { database, runs } = temporaryRecords();
  let now = 0;
  const store = new NetworkStore(
    database,
    () => (now += 1_000),
    (description) => description.replace('192.168.1.0/24', '#1f'),
  );
  const see = (change: Partial<SeenNetwork> = {}) => store.see({ ...HOME, ...change });
  return { store, see, runs };
}

describe('the networks that the computer has been in', () => {
  it('are kept apart by gateway and name, though their addresses are the same', () => {
    const { see, store } = networks();
    expect(see()).toBe(SUBNET);
    expect(see({ gatewayHardware: '#bb', ssid: '#office' })).toBe(`${SUBNET} (2)`);
    expect(see({ gatewayHardware: '#cc' })).toBe(`${SUBNET} (3)`);
    expect(see({ linkKind: 'ethernet', ssid: null, gatewayHardware: '#aa' })).toBe(`${SUBNET} (4)`);
    expect(see({ ssid: '#office', gatewayHardware: null })).toBe(`${SUBNET} (2)`);
    expect(see()).toBe(SUBNET);
    expect(store.all().map(({ key }) => key)).toHaveLength(4);
    expect(store.currentKey(SUBNET)).toBe(SUBNET);
  });

  it('are known again where a mark is missing, or their addresses have changed', () => {
    const { see } = networks();
    see({ gatewayHardware: null });
    expect(see()).toBe(SUBNET);
    expect(see({ ssid: null, gateway: null, gatewayHardware: null })).toBe(SUBNET);
    expect(see({ description: 'wlp2s0, 10.0.0.0/24', gateway: '#2' })).toBe(SUBNET);
    expect(see({ gateway: '#3', gatewayHardware: '#dd' })).toBe(`${SUBNET} (2)`);
  });

  it('have the name that runs of earlier versions used, where it is free', () => {
    const { store, see } = networks();
    expect(store.currentKey(SUBNET)).toBe(SUBNET);
    expect(store.currentKey(null)).toBeNull();
    expect(see({ linkKind: null, ssid: null, gateway: null, gatewayHardware: null })).toBe(SUBNET);
    expect(see()).toBe(SUBNET);
  });

  it('are the same whether their subnet is recorded or hashed', () => {
    const { see, store } = networks();
    const unmarked = { ssid: null, gateway: null, gatewayHardware: null };
    see(unmarked);
    expect(see({ ...unmarked, description: 'wlan0, #1f' })).toBe(SUBNET);
    expect(store.currentKey('wlan0, #1f')).toBe(SUBNET);
    expect(see({ ...unmarked, description: 'wlan0, #2e' })).toBe('wlan0, #2e');
    const marks = { linkKind: null, ...unmarked };
    expect(store.find('wlan0, #1f', marks)).toBe(SUBNET);
    expect(store.find('wlan0, 10.0.0.0/8', marks)).toBeNull();
  });

  it('take a new label, or none once it may not be recorded', () => {
    const { see, store } = networks();
    see();
    see({ label: null });
    expect(store.all()).toMatchObject([{ label: null, ssid: '#home' }]);
  });

  it('know in which of them most runs were made', () => {
    const { store, runs } = networks();
    expect(store.mostMeasured()).toBeNull();
    for (const [id, network] of [
      ['1', 'office'],
      ['2', 'home'],
      ['3', 'home'],
      ['4', null],
    ] as const) {
      runs.record(completedRun({ id, method: { ...GOOD_METHOD, network } }), NOT_JUDGED, []);
    }
    expect(store.mostMeasured()).toBe('home');
  });
});
