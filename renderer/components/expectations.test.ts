import { describe, expect, it } from 'vitest';
import { rulesSchema } from '../../shared/rules';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import { ended, completed, figures } from '../testing/runs';
import { expectationsOf, weaknessesOf } from './expectations';
import { runStateOf } from './run-state';

const PLAN = { downloadBitsPerSecond: 100_000_000, uploadBitsPerSecond: 40_000_000 };
const withPlan: Settings = { ...DEFAULT_SETTINGS, plan: PLAN };

describe('what is expected of the line', () => {
  it('is nothing while neither plan nor limits are known', () => {
    const expected = expectationsOf(DEFAULT_SETTINGS);
    expect(weaknessesOf(figures({ downloadBitsPerSecond: 1_000 }), expected)).toEqual([]);
  });

  it('is four fifths of the plan', () => {
    const expected = expectationsOf(withPlan);
    expect(weaknessesOf(figures({ downloadBitsPerSecond: 79_900_000 }), expected)).toEqual(['download']);
    expect(weaknessesOf(figures({ downloadBitsPerSecond: 80_000_000 }), expected)).toEqual([]);
  });

  it('is the limit of the rule where the user has set one', () => {
    const limit = {
      ...{ kind: 'figure', figure: 'download', direction: 'below' },
      against: { kind: 'value', value: 50_000_000 },
    };
    const rules = rulesSchema.parse([
      { id: 'off', isEnabled: false, condition: { ...limit, against: { kind: 'value', value: 1 } } },
      { id: 'mine', condition: limit },
    ]);
    const expected = expectationsOf({ ...withPlan, rules });
    expect(weaknessesOf(figures({ downloadBitsPerSecond: 60_000_000 }), expected)).toEqual([]);
    expect(weaknessesOf(figures({ downloadBitsPerSecond: 49_000_000 }), expected)).toEqual(['download']);
  });

  it('counts a figure that was not measured as no weakness', () => {
    expect(weaknessesOf(figures({ uploadBitsPerSecond: null }), expectationsOf(withPlan))).toEqual([]);
  });
});

describe('the state of a run', () => {
  it('is slow when a figure falls short, failed when it broke off', () => {
    const expected = { downloadFloor: null, uploadFloor: null, latencyCeilingMs: 50 };
    expect(runStateOf(completed(0, { latencyMs: 80 }), expected)).toBe('slow');
    expect(runStateOf(completed(0), expected)).toBe('good');
    expect(runStateOf(ended(0, { outcome: 'interrupted' }), expected)).toBe('failed');
    expect(runStateOf(ended(0, { outcome: 'missed', reason: 'asleep', slots: 1 }), expected)).toBe('missed');
  });
});
