import { expect, it } from 'vitest';
import { countUnderPlan } from './under-plan';

it('a test that reaches the plan, or nine tenths of it, is not below', () => {
  const counted = Array.from({ length: 10_000 }, (_, index) => {
    const plan = (index + 1) * 1e6;
    const values = Float32Array.of(plan, (plan * 9) / 10, plan * 0.89);
    return countUnderPlan(values, Uint32Array.of(0, 0, 0), [plan]);
  });
  const expected = { tests: 3, below: 2, belowNineTenths: 1 };
  expect(counted.filter((found) => JSON.stringify(found) !== JSON.stringify(expected))).toEqual([]);
});

it('nothing is under a plan that nobody has', () => {
  expect(countUnderPlan(Float32Array.of(1, Number.NaN), Uint32Array.of(0, 0), [null])).toBe(null);
});
