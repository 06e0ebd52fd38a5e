import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { pinPlan } from './pin-plan';

const PLAN = { ...DEFAULT_SETTINGS.plan, downloadBitsPerSecond: 100e6 };
const known = (key: string) => ({
  key,
  description: key,
  linkKind: null,
  ssid: null,
  gateway: null,
  gatewayHardware: null,
  label: null,
});

function pinned(plan: Settings['plan'], keys: readonly string[], mostMeasured: string | null) {
  const saved: Settings[] = [];
  const lines: string[] = [];
  pinPlan({
    settings: {
      current: { ...DEFAULT_SETTINGS, plan },
      save: (settings) => {
        saved.push(settings);
        return { kind: 'saved' };
      },
    },
    networks: { all: () => keys.map(known), mostMeasured: () => mostMeasured },
    onSaved: () => lines.push('told'),
    log: (sentence) => lines.push(sentence),
  });
  return { plan: saved[0]?.plan ?? null, lines };
}

describe('the plan of the line', () => {
  it('is tied to the network of most runs once there is a second network, and the window hears of it', () => {
    expect(pinned(PLAN, ['office', 'home'], 'home')).toEqual({
      plan: { ...PLAN, network: 'home' },
      lines: ['told'],
    });
  });

  it.each<[string, Settings['plan'], readonly string[], string | null]>([
    ['with one network', PLAN, ['home'], 'home'],
    ['without a plan', DEFAULT_SETTINGS.plan, ['a', 'b'], 'a'],
    ['that the user has tied already', { ...PLAN, network: 'b' }, ['a', 'b'], 'a'],
    ['while no run knows its network', PLAN, ['a', 'b'], null],
  ])('stays as it is %s', (_, plan, keys, most) => {
    expect(pinned(plan, keys, most).plan).toBeNull();
  });
});
