import { describe, expect, it } from 'vitest';
import { testEachGroup, testRanks } from './rank-test';

const values = (...list: readonly number[]) => Float64Array.from(list);

describe('the rank-sum test', () => {
  it('gives the share of higher pairs and how often chance does', () => {
    const first = values(1, 2, 3, 4, 5, 6, 7, 8, 15.5, 16.5);
    const second = values(9, 10, 11, 12, 13, 14, 15, 16, 7.5, 8.5);
    const pairs = [...first].flatMap((one) => [...second].map((other): number => (other > one ? 1 : 0)));
    const higher = pairs.reduce((sum, one) => sum + one, 0);
    expect(testRanks(first, second)?.superiority).toBe(higher / 100);
    expect(higher).toBe(80);
    // (|80 − 50| − 0.5) / √(100 · 21 / 12) = 2.2300 deviations: 0.025748 on both sides.
    expect(testRanks(first, second)?.probability).toBeCloseTo(0.025748, 5);
  });
  it('counts equal values half and takes them into account', () => {
    const first = values(1, 1, 1, 1, 2, 2, 2, 2);
    const second = values(1, 1, 2, 2, 2, 2, 2, 2);
    // 40 of 64 pairs; of 16 values 6 are equal, and the other 10.
    const test = testRanks(first, second);
    expect(test?.superiority).toBe(0.625);
    const variance = (64 / 12) * (17 - (6 ** 3 - 6 + 10 ** 3 - 10) / 240);
    expect(variance).toBeCloseTo(64, 10);
    // (|40 − 32| − 0.5) / 8 = 0.9375: 0.3485 on both sides.
    expect(test?.probability).toBeCloseTo(0.3485, 4);
  });
  it('finds nothing among values that are all equal', () => {
    const same = values(5, 5, 5, 5, 5, 5, 5, 5);
    expect(testRanks(same, same)?.superiority).toBe(0.5);
    expect(testRanks(same, same)?.probability).toBeCloseTo(1, 6);
  });
  it('says nothing of fewer than eight values', () => {
    const many = values(1, 2, 3, 4, 5, 6, 7, 8);
    expect(testRanks(many, values(1, 2, 3, 4, 5, 6, 7))).toBeNull();
    expect(testRanks(values(), many)).toBeNull();
  });
  it('is the same whichever side is the second', () => {
    const [one, other] = [values(1, 3, 5, 7, 9, 11, 13, 15), values(2, 4, 6, 8, 30, 31, 32, 33)];
    const [there, back] = [testRanks(one, other), testRanks(other, one)];
    expect((there?.superiority ?? 0) + (back?.superiority ?? 0)).toBe(1);
    expect(there?.probability).toBe(back?.probability);
  });
  it('holds each of several groups against all others', () => {
    const groups = [
      values(1, 2, 3, 4, 5, 6, 7, 8),
      values(11, 12, 13, 14, 15, 16, 17, 18),
      values(9),
      values(),
    ];
    const [low, high, single, none] = testEachGroup(groups);
    expect(low?.superiority).toBe(0);
    expect(high?.superiority).toBe(1);
    expect(single).toBeNull();
    expect(none).toBeNull();
    const others = values(11, 12, 13, 14, 15, 16, 17, 18, 9);
    expect(low).toEqual(testRanks(others, groups[0] ?? values()));
  });
});
