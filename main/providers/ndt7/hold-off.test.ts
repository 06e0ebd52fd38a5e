import { describe, expect, it } from 'vitest';
import { nextRequestHoldOffMs, noCapacityHoldOffMs, tooManyHoldOffMs } from './hold-off';

describe('how long M-Lab is left alone', () => {
  it('is near to 16 minutes without capacity', () => {
    expect(noCapacityHoldOffMs(() => 0.25)).toBeCloseTo(960_000, 0);
    expect(noCapacityHoldOffMs(() => 0.5)).toBeCloseTo(903_484, 0);
    expect(noCapacityHoldOffMs(() => 0)).toBeGreaterThan(960_000);
  });

  it('is what it asks for after too many requests, at least 36 minutes, at most 15 hours', () => {
    expect(tooManyHoldOffMs(3_600_000)).toBe(3_600_000);
    expect(tooManyHoldOffMs(null)).toBe(2_160_000);
    expect(tooManyHoldOffMs(1_000)).toBe(2_160_000);
    expect(tooManyHoldOffMs(1e15)).toBe(54_000_000);
  });

  it('is until the time that it names, at most 15 hours', () => {
    expect(nextRequestHoldOffMs(5_000, 1_000)).toBe(4_000);
    expect(nextRequestHoldOffMs(1_000, 5_000)).toBeNull();
    expect(nextRequestHoldOffMs(null, 5_000)).toBeNull();
    expect(nextRequestHoldOffMs(8.64e15, 0)).toBe(54_000_000);
  });
});
