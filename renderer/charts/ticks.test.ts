import { describe, expect, it } from 'vitest';
import { niceTicks } from './ticks';

describe('the values on an axis', () => {
  it('are round and reach above the highest value', () => {
    expect(niceTicks(100, 4)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(94, 4)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(11, 3)).toEqual([0, 5, 10, 15]);
    expect(niceTicks(930, 4)).toEqual([0, 250, 500, 750, 1000]);
  });

  it('are round in the unit in which they are read', () => {
    expect(niceTicks(100e6, 4, 1e6)).toEqual([0, 25e6, 50e6, 75e6, 100e6]);
    expect(niceTicks(100e6, 4, 8e6)).toEqual([0, 40e6, 80e6, 120e6]);
  });

  it('are there without any value, too', () => {
    expect(niceTicks(0, 4).length).toBeGreaterThan(1);
  });
});
