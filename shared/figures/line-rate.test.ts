import { describe, expect, it } from 'vitest';
import { lineRateBitsPerSecond } from './line-rate';

describe('the rate on the line', () => {
  it('is what fills Fast Ethernet when the payload is as high as it can be there', () => {
    expect(lineRateBitsPerSecond(94_148_244)).toBeCloseTo(100_000_000, -2);
    expect(lineRateBitsPerSecond(0)).toBe(0);
  });

  it('is absent when nothing was measured', () => {
    expect(lineRateBitsPerSecond(null)).toBeNull();
  });
});
