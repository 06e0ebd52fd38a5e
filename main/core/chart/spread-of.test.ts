import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../testing/random';
import { quantile } from '../statistics';
import { getSpread } from './spread-of';

describe('the spread of values', () => {
  it('is none of nothing, and of values that are all absent', () => {
    expect(getSpread(new Float32Array())).toBeNull();
    expect(getSpread(Float32Array.of(Number.NaN, Number.NaN))).toBeNull();
  });

  it('is a single value itself', () => {
    expect(getSpread(Float32Array.of(Number.NaN, 7))).toEqual({
      lowest: 7,
      p5: 7,
      median: 7,
      p95: 7,
      highest: 7,
    });
  });

  it('has the percentiles of those that are there', () => {
    const random = seededRandom(3);
    const draws = [
      () => random() * 1e8,
      () => 94e6 + Math.floor(random() * 3),
      () => (random() < 0.6 ? 0 : random() / 1_000),
      () => 10 ** (random() * 12),
      () => 7,
    ];
    for (const [length, draw] of [2, 3, 19, 400, 5_000].flatMap((one) =>
      draws.map((of) => [one, of] as const),
    )) {
      const values = Array.from({ length }, () => Math.fround(draw()));
      const found = getSpread(Float32Array.from([...values, Number.NaN]));
      expect(found?.lowest).toBe(quantile(values, 0));
      expect(found?.p5).toBe(quantile(values, 0.05));
      expect(found?.median).toBe(quantile(values, 0.5));
      expect(found?.p95).toBe(quantile(values, 0.95));
      expect(found?.highest).toBe(quantile(values, 1));
    }
  });
});
