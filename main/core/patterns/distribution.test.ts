import { describe, expect, it } from 'vitest';
import { getDistribution } from './distribution';

const of = (...values: readonly number[]) => getDistribution(Float32Array.from(values));

describe('a distribution', () => {
  it('has percentiles, and bins of a length that a person would choose', () => {
    const found = of(...Array.from({ length: 101 }, (_, nth) => 50 + nth));
    expect(found).toMatchObject({
      tests: 101,
      lowest: 50,
      p5: 55,
      p25: 75,
      median: 100,
      p75: 125,
      p95: 145,
      highest: 150,
    });
    expect(found?.bins[0]).toEqual({ from: 50, to: 55, tests: 5 });
    expect(found?.bins.at(-1)).toEqual({ from: 145, to: 150, tests: 5 });
    expect(found?.bins).toHaveLength(20);
    expect([found?.below, found?.above]).toEqual([0, 1]);
  });
  it('counts each test once, whatever lies far away', () => {
    const values = [...Array.from({ length: 300 }, (_, nth) => 90 + (nth % 10)), 1e6, 0];
    const found = of(...values);
    const inside = found?.bins.reduce((sum, { tests }) => sum + tests, 0) ?? 0;
    expect(inside + (found?.below ?? 0) + (found?.above ?? 0)).toBe(302);
    expect([found?.below, found?.above]).toEqual([1, 1]);
    expect(found?.highest).toBe(1e6);
  });
  it('has bins of small numbers without what a computer adds to them', () => {
    const found = of(...Array.from({ length: 40 }, (_, nth) => nth / 1_000));
    expect(found?.bins.slice(0, 4).map(({ from }) => from)).toEqual([0, 0.002, 0.004, 0.006]);
    expect(found?.bins.reduce((sum, { tests }) => sum + tests, 0)).toBe(40);
  });
  it('has one bin where all values are equal', () => {
    expect(of(94, 94, 94)?.bins).toEqual([{ from: 94, to: 94.5, tests: 3 }]);
    expect(of(0, 0)).toMatchObject({ tests: 2, median: 0, below: 0, above: 0 });
    expect(of(0, 0)?.bins).toEqual([{ from: 0, to: 0.01, tests: 2 }]);
  });
  it('is none of nothing, and leaves out what was not measured', () => {
    expect(of()).toBeNull();
    expect(of(Number.NaN)).toBeNull();
    expect(of(Number.NaN, 7)?.tests).toBe(1);
  });
});
