import { describe, expect, it } from 'vitest';
import { findGaps, StateList } from './states';

const getList = (
  entries: readonly (readonly [at: number, lastAt: number, kind: 'failed' | 'asleep' | null])[],
) => {
  const list = new StateList();
  for (const [at, lastAt, kind] of entries) list.add({ at, lastAt, kind });
  return list.states;
};

describe('what runs say of the line', () => {
  it('is a gap from the first failed run to the next that measured', () => {
    const states = getList([
      [10, 10, null],
      [20, 20, 'failed'],
      [30, 30, 'failed'],
      [40, 40, null],
      [50, 50, null],
    ]);
    expect(states).toHaveLength(3);
    expect(findGaps(states, { from: 0, to: 100 })).toEqual([{ kind: 'failed', from: 20, to: 40 }]);
  });

  it('lasts as long as its own runs do, and is cut by the range', () => {
    const states = getList([
      [10, 70, 'asleep'],
      [40, 40, 'failed'],
      [80, 120, 'asleep'],
    ]);
    expect(findGaps(states, { from: 20, to: 100 })).toEqual([
      { kind: 'asleep', from: 20, to: 70 },
      { kind: 'failed', from: 40, to: 80 },
      { kind: 'asleep', from: 80, to: 100 },
    ]);
  });
});
