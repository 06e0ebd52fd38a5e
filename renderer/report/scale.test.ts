import { describe, expect, it } from 'vitest';
import { gridLines } from './scale';

describe('the grid of a chart', () => {
  it.each([
    [94_000_000, [0, 20_000_000, 40_000_000, 60_000_000, 80_000_000, 100_000_000]],
    [100, [0, 20, 40, 60, 80, 100]],
    [0.7, [0, 0.2, 0.4, 0.6000000000000001, 0.8]],
    [0, [0, 1]],
  ])('reaches %d in even steps', (highest, lines) => {
    expect(gridLines(highest)).toEqual(lines);
  });
});
