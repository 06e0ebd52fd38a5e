import { describe, expect, it } from 'vitest';
import type { HourCell } from '../../../../shared/history/patterns';
import { getHeatLevel, getHeatScale, getPlaceAfter } from './heat';

const cell = (median: number, tests = 5): HourCell => ({
  weekday: 'mon',
  hour: '00',
  tests,
  median,
  p10: median,
  p90: median,
});

describe('the colours of a map', () => {
  it('lie between the medians of hours with enough tests', () => {
    expect(getHeatScale([cell(40), cell(90), cell(5, 2)])).toEqual({ lowest: 40, highest: 90 });
    expect(getHeatScale([cell(5, 2), cell(7, 1)])).toEqual({ lowest: 5, highest: 7 });
    expect(getHeatScale([])).toBeNull();
  });
  it('go from the lowest value to the highest', () => {
    const scale = { lowest: 0, highest: 70 };
    expect([0, 9, 11, 35, 60, 70].map((value) => getHeatLevel(value, scale))).toEqual([0, 0, 1, 3, 6, 6]);
    expect([-5, 100].map((value) => getHeatLevel(value, scale))).toEqual([0, 6]);
    expect(getHeatLevel(5, { lowest: 5, highest: 5 })).toBe(3);
  });
});

describe('keys on a map', () => {
  it('lead to neighbours and stay within the week', () => {
    expect(getPlaceAfter('ArrowRight', 0)).toBe(1);
    expect(getPlaceAfter('ArrowLeft', 24)).toBe(24);
    expect(getPlaceAfter('ArrowRight', 47)).toBe(47);
    expect(getPlaceAfter('ArrowDown', 5)).toBe(29);
    expect(getPlaceAfter('ArrowDown', 150)).toBe(150);
    expect(getPlaceAfter('ArrowUp', 5)).toBe(5);
    expect(getPlaceAfter('End', 30)).toBe(47);
    expect(getPlaceAfter('Home', 30)).toBe(24);
    expect(getPlaceAfter('PageDown', 30)).toBe(150);
  });
  it('lead to the first hour at first, and other keys nowhere', () => {
    expect(getPlaceAfter('ArrowLeft', null)).toBe(0);
    expect(getPlaceAfter('x', 5)).toBeNull();
  });
});
