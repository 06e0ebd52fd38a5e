import { describe, expect, it } from 'vitest';
import { quantile } from './statistics';

describe('quantiles', () => {
  it('are interpolated, and none of nothing', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10], 0.95)).toBe(10);
    expect(quantile([], 0.5)).toBeNull();
  });
});
