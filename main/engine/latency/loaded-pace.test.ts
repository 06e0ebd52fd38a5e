import { describe, expect, it } from 'vitest';
import { loadedPace } from './loaded-pace';

describe('loadedPace', () => {
  it('takes two thousandths of the line at most, but looks twenty times a second in any case', () => {
    expect([0, 1e7, 9.9e7, 1e8, 1.9e8, 2e8, 1e9].map(loadedPace)).toEqual([20, 20, 20, 50, 50, 100, 100]);
  });
});
