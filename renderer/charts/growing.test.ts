import { describe, expect, it } from 'vitest';
import { growLine } from './growing';

describe('the growing line', () => {
  it('is one area for each direction on one scale', () => {
    const grown = growLine(
      [
        { elapsedMs: 1_000, bitsPerSecond: 0, direction: 'download' },
        { elapsedMs: 7_000, bitsPerSecond: 90_000_000, direction: 'download' },
        { elapsedMs: 13_000, bitsPerSecond: 45_000_000, direction: 'upload' },
      ],
      { width: 120, height: 100, unit: 1_000_000 },
    );
    expect(grown.top).toBe(100_000_000);
    expect(grown.areas.map(({ direction, line }) => [direction, line])).toEqual([
      ['download', 'M0.0 100.0L60.0 10.0'],
      ['upload', 'M120.0 55.0'],
    ]);
  });

  it('has a scale before the first sample', () => {
    expect(growLine([], { width: 120, height: 100, unit: 1_000_000 })).toMatchObject({
      areas: [],
      top: 1_000_000,
    });
  });
});
