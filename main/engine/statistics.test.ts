import { describe, expect, it } from 'vitest';
import { jitterMs, relativeHalfWidth, summarizeLatency } from './statistics';

describe('statistics', () => {
  it('takes jitter as the mean absolute difference of consecutive samples', () => {
    expect(jitterMs([20, 22, 21, 25])).toBeCloseTo((2 + 1 + 4) / 3);
    expect(jitterMs([20])).toBeNull();
  });

  it('matches a textbook confidence interval of a mean', () => {
    // Mean 10, standard deviation 1, n 5: 2.78 / sqrt(5) = 1.243.
    expect(relativeHalfWidth([8.735, 9.368, 10, 10.632, 11.265])).toBeCloseTo(0.1243, 3);
    expect(relativeHalfWidth([10, 10])).toBe(Number.POSITIVE_INFINITY);
  });

  it('returns null for an empty list', () => {
    expect(summarizeLatency([])).toBeNull();
    expect(summarizeLatency([3, 1, 2])).toEqual({ min: 1, median: 2, p95: 2.9 });
  });
});
