import { describe, expect, it } from 'vitest';
import { getPeriods } from './periods';

const RANGE = { from: 1_000, to: 3_000 };

describe('the periods of a comparison', () => {
  it('are the range and the time of the same length before it', () => {
    expect(getPeriods({ kind: 'previous' }, RANGE, 0)).toEqual({
      kind: 'periods',
      before: { from: 0, to: 1_000 },
      after: RANGE,
    });
    expect(getPeriods({ kind: 'previous' }, { from: 4_000, to: 5_000 }, null)).toMatchObject({
      before: { from: 3_000, to: 4_000 },
    });
  });
  it('are none where nothing was measured before', () => {
    expect(getPeriods({ kind: 'previous' }, RANGE, 1_000)).toEqual({ kind: 'nothing-before' });
    expect(getPeriods({ kind: 'previous' }, { from: 0, to: 5 }, null)).toEqual({ kind: 'nothing-before' });
  });
  it('are the parts of the range before and after a moment within it', () => {
    expect(getPeriods({ kind: 'split', at: 2_000 }, RANGE, 0)).toEqual({
      kind: 'periods',
      before: { from: 1_000, to: 2_000 },
      after: { from: 2_000, to: 3_000 },
    });
    for (const at of [1_000, 3_000, 9_000])
      expect(getPeriods({ kind: 'split', at }, RANGE, 0)).toEqual({ kind: 'outside' });
  });
  it('are two ranges in the order of time', () => {
    const [early, late] = [
      { from: 100, to: 200 },
      { from: 5_000, to: 6_000 },
    ];
    expect(getPeriods({ kind: 'span', ...early }, RANGE, 0)).toMatchObject({ before: early, after: RANGE });
    expect(getPeriods({ kind: 'span', ...late }, RANGE, 0)).toMatchObject({ before: RANGE, after: late });
  });
  it('are none where they share time', () => {
    for (const [from, to] of [
      [1_000, 3_000],
      [0, 1_001],
      [2_999, 9_000],
      [0, 9_000],
    ] as const)
      expect(getPeriods({ kind: 'span', from, to }, RANGE, 0)).toEqual({ kind: 'overlap' });
    expect(getPeriods({ kind: 'span', from: 0, to: 1_000 }, RANGE, 0).kind).toBe('periods');
    expect(getPeriods({ kind: 'span', from: 3_000, to: 9_000 }, RANGE, 0).kind).toBe('periods');
  });
});
