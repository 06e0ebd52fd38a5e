import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES } from '../run';
import { isAtCeiling } from './ceiling';

const ceiling = { downloadBitsPerSecond: 10e9, uploadBitsPerSecond: 5e9, measuredAt: 0 };

describe('isAtCeiling', () => {
  it('says so from nine tenths on, in either direction', () => {
    const down = (downloadBitsPerSecond: number) => ({ ...ABSENT_FIGURES, downloadBitsPerSecond });
    expect(isAtCeiling(down(8.9e9), ceiling)).toBe(false);
    expect(isAtCeiling(down(9e9), ceiling)).toBe(true);
    expect(isAtCeiling({ ...down(1e9), uploadBitsPerSecond: 4.6e9 }, ceiling)).toBe(true);
  });
  it('says nothing without a ceiling or a figure', () => {
    expect(isAtCeiling(ABSENT_FIGURES, ceiling)).toBe(false);
    expect(isAtCeiling({ ...ABSENT_FIGURES, downloadBitsPerSecond: 99e9 }, null)).toBe(false);
  });
});
