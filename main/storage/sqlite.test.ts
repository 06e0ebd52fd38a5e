import { describe, expect, it } from 'vitest';
import { openInMemory } from './sqlite';

const getType = (value: number) => openInMemory().prepare('SELECT typeof(?) AS type').get(value);

describe('a bound number', () => {
  it.each([1, -1, 2_147_483_647, 2_147_483_648, 2_592_000_000, -2_147_483_649, 1_764_000_000_000])(
    'that is whole (%d) is an integer, however many bits it takes',
    (value) => {
      expect(getType(value)).toEqual({ type: 'integer' });
    },
  );

  it('that is no whole one stays as it is', () => {
    expect(getType(0.5)).toEqual({ type: 'real' });
    expect(getType(1e300)).toEqual({ type: 'real' });
  });

  it('divides as an integer, whether it is named or not', () => {
    const database = openInMemory();
    const month = 2_592_000_000;
    expect(database.prepare('SELECT 1764000000000 / ? AS q').get(month)).toEqual({ q: 680 });
    expect(database.prepare('SELECT 1764000000000 / :m AS q').all({ m: month })).toEqual([{ q: 680 }]);
  });
});
