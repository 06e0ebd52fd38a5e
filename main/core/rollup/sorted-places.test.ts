import { describe, expect, it } from 'vitest';
import { sortedPlaces } from './sorted-places';

const VALUES = Float32Array.from([30, Number.NaN, 10, 20, 10, 0, Number.NaN, 1e9]);

describe('sorted places', () => {
  it('rise by value, the later of equal ones first, nothing last', () => {
    expect([...sortedPlaces(VALUES, false)]).toEqual([5, 4, 2, 3, 0, 7, 6, 1]);
  });
  it('fall by value, the later of equal ones first, nothing last', () => {
    expect([...sortedPlaces(VALUES, true)]).toEqual([7, 0, 3, 4, 2, 5, 6, 1]);
  });
  it('are those of a part of a larger list of values', () => {
    expect([...sortedPlaces(VALUES.subarray(2, 6), true)]).toEqual([1, 2, 0, 3]);
  });
  it('are none of none', () => {
    expect([...sortedPlaces(new Float32Array(), true)]).toEqual([]);
  });
  it('are the same however many values there are', () => {
    const many = Float32Array.from({ length: 2 ** 22 + 5 }, (_, place) => place % 7);
    const places = sortedPlaces(many, true);
    expect([...places.subarray(0, 2)]).toEqual([4194308, 4194301]);
    expect(places[places.length - 1]).toBe(0);
  });
});
