import { describe, expect, it } from 'vitest';
import { loadedPace } from './loaded-pace';

describe('loadedPace', () => {
  it('takes at most 0.2 % of the line, but probes at least twenty times per second', () => {
    expect([0, 1e7, 9.9e7, 1e8, 1.9e8, 2e8, 1e9].map(loadedPace)).toEqual([20, 20, 20, 50, 50, 100, 100]);
  });
});
