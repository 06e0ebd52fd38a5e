import { describe, expect, it } from 'vitest';
import { sparkPath } from './spark-path';

describe('the line of a sparkline', () => {
  it('runs from the lowest value at the bottom to the highest at the top', () => {
    expect(sparkPath([10, 20, 15], 100, 40)).toBe('M0 40L50 0L100 20');
  });

  it('breaks where nothing was measured, and keeps a lone value as a dot', () => {
    expect(sparkPath([10, null, 20], 100, 40)).toBe('M0 40h.01M100 0h.01');
  });

  it('makes little of small differences', () => {
    expect(sparkPath([99, 100, 99], 100, 40)).toBe('M0 22L50 18L100 22');
  });

  it('lies in the middle when all values are the same, and is empty without any', () => {
    expect(sparkPath([5, 5], 100, 40)).toBe('M0 20L100 20');
    expect(sparkPath([null], 100, 40)).toBe('');
  });
});
