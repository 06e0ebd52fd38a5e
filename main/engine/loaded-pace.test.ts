import { describe, expect, it } from 'vitest';
import { loadedPace } from './loaded-pace';

describe('loadedPace', () => {
  it('takes at most a twentieth of the line, but looks twenty times a second in any case', () => {
    expect([0, 1e6, 3.9e6, 4e6, 7.9e6, 8e6, 1e9].map(loadedPace)).toEqual([20, 20, 20, 50, 50, 100, 100]);
  });
});
