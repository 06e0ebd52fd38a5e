import { describe, expect, it } from 'vitest';
import { highest, lowest } from './extremes';

describe('the extremes of values', () => {
  it('are found among more values than a call takes as arguments', () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => (index === 123_456 ? -7 : index));
    expect(highest(many)).toBe(999_999);
    expect(lowest(many)).toBe(-7);
  });

  it('are the given bounds where nothing goes beyond them', () => {
    expect(highest([], 0)).toBe(0);
    expect(highest([-3, -2], 0)).toBe(0);
    expect(lowest([], 5)).toBe(5);
  });
});
