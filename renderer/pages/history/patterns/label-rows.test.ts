import { describe, expect, it } from 'vitest';
import { labelRows } from './label-rows';

describe('the rows of labels', () => {
  it('are one where every label has room', () => {
    expect(labelRows([0.1, 0.3, 0.5, 0.7, 0.95])).toEqual([0, 0, 0, 0, 0]);
    expect(labelRows([])).toEqual([]);
  });

  it('are more where marks stand close, and only there', () => {
    expect(labelRows([0.5, 0.51, 0.52, 0.9])).toEqual([0, 1, 2, 0]);
    expect(labelRows([0.1, 0.15, 0.2])).toEqual([0, 1, 0]);
  });

  it('go by the places, not by the order of the marks', () => {
    expect(labelRows([0.52, 0.5, 0.51])).toEqual([2, 0, 1]);
  });
});
