import { describe, expect, it } from 'vitest';
import { compareTraffic, shouldStart, type Conditions, type Situation } from './conditions';

const HOME = 'wlan0, 192.168.1.0/24';
const NO_CONDITIONS: Conditions = {
  skipOnBattery: false,
  minBatteryPercent: null,
  skipOnMetered: false,
  skipInFullScreen: false,
  networks: [],
  maxTrafficBitsPerSecond: null,
  whenBusy: 'measure',
};
const EVERY_CONDITION: Conditions = {
  skipOnBattery: true,
  minBatteryPercent: 20,
  skipOnMetered: true,
  skipInFullScreen: true,
  networks: [HOME],
  maxTrafficBitsPerSecond: 5_000_000,
  whenBusy: 'skip',
};
const NOTHING_KNOWN: Situation = {
  isInMaintenance: false,
  network: null,
  isMetered: null,
  isOnBattery: null,
  batteryRatio: null,
  isFullScreen: null,
  line: null,
  mayWait: false,
};

const decide = (conditions: Partial<Conditions>, situation: Partial<Situation>) => {
  const decision = shouldStart({ ...NO_CONDITIONS, ...conditions }, { ...NOTHING_KNOWN, ...situation });
  return decision.kind === 'skip' ? decision.reason : decision.kind;
};

/** Every combination of values, one from each list. */
function combinations<T extends object>(lists: { readonly [K in keyof T]: readonly T[K][] }): readonly T[] {
  return (Object.keys(lists) as (keyof T)[]).reduce<readonly T[]>(
    (found, name) => found.flatMap((one) => lists[name].map((value) => ({ ...one, [name]: value }))),
    [{} as T],
  );
}

const CONDITIONS = combinations<Conditions>({
  skipOnBattery: [false, true],
  minBatteryPercent: [null, 20],
  skipOnMetered: [false, true],
  skipInFullScreen: [false, true],
  networks: [[], [HOME]],
  maxTrafficBitsPerSecond: [null, 5_000_000],
  whenBusy: ['measure', 'skip'],
});
const SITUATIONS = combinations<Situation>({
  isInMaintenance: [false, true],
  network: [null, { key: null }, { key: HOME }, { key: 'eth0, 10.0.0.0/24' }],
  isMetered: [null, true],
  isOnBattery: [null, false, true],
  batteryRatio: [null, 0.1, 0.9],
  isFullScreen: [null, true],
  line: [null, 'not-yet', 'quiet', 'busy'],
  mayWait: [false, true],
});

describe('a run of a schedule', () => {
  it.each([29, 57, 58])('starts with a charge of exactly %i percent where that is the least', (percent) => {
    const onBattery = { ...SITUATIONS[0], isOnBattery: true, batteryRatio: percent / 100 } as Situation;
    const conditions = { ...CONDITIONS[0], minBatteryPercent: percent } as Conditions;
    expect(shouldStart(conditions, onBattery)).toEqual({ kind: 'start' });
    expect(shouldStart({ ...conditions, minBatteryPercent: percent + 1 }, onBattery).kind).toBe('skip');
  });
  it.each<[string, Partial<Conditions>, Partial<Situation>]>([
    ['maintenance', {}, { isInMaintenance: true }],
    ['other-network', { networks: [HOME] }, { network: { key: 'eth0, 10.0.0.0/24' } }],
    ['other-network', { networks: [HOME] }, { network: { key: null } }],
    ['start', { networks: [HOME] }, { network: { key: HOME } }],
    ['start', {}, { network: { key: null } }],
    ['metered', { skipOnMetered: true }, { isMetered: true }],
    ['start', { skipOnMetered: true }, { isMetered: false }],
    ['on-battery', { skipOnBattery: true }, { isOnBattery: true }],
    ['battery-low', { minBatteryPercent: 20 }, { isOnBattery: true, batteryRatio: 0.19 }],
    ['start', { minBatteryPercent: 20 }, { isOnBattery: true, batteryRatio: 0.2 }],
    ['start', { minBatteryPercent: 20 }, { isOnBattery: false, batteryRatio: 0.1 }],
    ['start', { minBatteryPercent: 20 }, { isOnBattery: null, batteryRatio: 0.1 }],
    ['full-screen', { skipInFullScreen: true }, { isFullScreen: true }],
    ['wait', { maxTrafficBitsPerSecond: 5e6 }, { line: 'busy', mayWait: true }],
    ['wait', { maxTrafficBitsPerSecond: 5e6 }, { line: 'not-yet', mayWait: true }],
    ['start', { maxTrafficBitsPerSecond: 5e6 }, { line: 'not-yet' }],
    ['start', { maxTrafficBitsPerSecond: 5e6 }, { line: 'busy' }],
    ['line-busy', { maxTrafficBitsPerSecond: 5e6, whenBusy: 'skip' }, { line: 'busy' }],
    ['start', { maxTrafficBitsPerSecond: 5e6, whenBusy: 'skip' }, { line: 'quiet', mayWait: true }],
    [
      'metered',
      { maxTrafficBitsPerSecond: 5e6, skipOnMetered: true },
      { isMetered: true, line: 'busy', mayWait: true },
    ],
  ])('is %s with %j in %j', (expected, conditions, situation) => {
    expect(decide(conditions, situation)).toBe(expected);
  });

  it('starts where nothing is known, whatever its conditions are', () => {
    for (const conditions of CONDITIONS) expect(decide(conditions, NOTHING_KNOWN)).toBe('start');
  });

  it('starts without conditions, whatever is known, but in a maintenance window', () => {
    for (const situation of SITUATIONS) {
      expect(decide({}, situation)).toBe(situation.isInMaintenance ? 'maintenance' : 'start');
    }
  });

  it('is skipped in every combination by the first condition that is not met, and by no other', () => {
    const reasons = new Set<string>();
    const wrong: unknown[] = [];
    for (const conditions of CONDITIONS) {
      for (const situation of SITUATIONS) {
        const reason = decide(conditions, situation);
        reasons.add(reason);
        if (reason !== expectedIn(conditions, situation)) wrong.push({ conditions, situation, reason });
      }
    }
    expect(wrong).toEqual([]);
    expect([...reasons].sort()).toEqual([
      'battery-low',
      'full-screen',
      'line-busy',
      'maintenance',
      'metered',
      'on-battery',
      'other-network',
      'start',
      'wait',
    ]);
  });

  it('is compared with the limit of its schedule, where both are known', () => {
    const limit = { maxTrafficBitsPerSecond: 5_000_000 };
    expect([0, 5_000_000, 5_000_001].map((traffic) => compareTraffic(limit, traffic))).toEqual([
      'quiet',
      'quiet',
      'busy',
    ]);
    expect([null, 'not-yet' as const].map((traffic) => compareTraffic(limit, traffic))).toEqual([
      null,
      'not-yet',
    ]);
    expect(compareTraffic({ maxTrafficBitsPerSecond: null }, 9e9)).toBeNull();
  });

  it('starts once every condition is met', () => {
    const met = {
      network: { key: HOME },
      isMetered: false,
      isOnBattery: false,
      isFullScreen: false,
      line: 'quiet' as const,
    };
    expect(decide(EVERY_CONDITION, met)).toBe('start');
  });
});

/** The same as a table: what each condition alone says, in the order in which they are named. */
function expectedIn(conditions: Conditions, situation: Situation): string {
  const lowAt = conditions.minBatteryPercent ?? 0;
  const unmet: readonly (readonly [string, boolean])[] = [
    ['maintenance', situation.isInMaintenance],
    [
      'other-network',
      conditions.networks.length > 0 && ![undefined, HOME].includes(situation.network?.key as never),
    ],
    ['metered', conditions.skipOnMetered && situation.isMetered === true],
    ['on-battery', conditions.skipOnBattery && situation.isOnBattery === true],
    ['battery-low', situation.isOnBattery === true && (situation.batteryRatio ?? 1) * 100 < lowAt],
    ['full-screen', conditions.skipInFullScreen && situation.isFullScreen === true],
  ];
  const first = unmet.find(([, isUnmet]) => isUnmet)?.[0];
  if (first !== undefined || conditions.maxTrafficBitsPerSecond === null) return first ?? 'start';
  if (situation.line === 'not-yet') return situation.mayWait ? 'wait' : 'start';
  if (situation.line !== 'busy') return 'start';
  return situation.mayWait ? 'wait' : conditions.whenBusy === 'skip' ? 'line-busy' : 'start';
}
