import { describe, expect, it } from 'vitest';
import { panBy, rangeBetween, rangeUntilNow, toSelected, zoomAt } from './zoom';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-26T12:00:00Z');
const BOUNDS = { from: NOW - 100 * DAY, to: NOW };
const VIEW = { from: NOW - 40 * DAY, to: NOW - 20 * DAY };

describe('a zoom', () => {
  it('keeps the moment under the pointer in its place', () => {
    const at = NOW - 35 * DAY;
    expect(zoomAt(VIEW, at, 0.5, BOUNDS)).toEqual({ from: NOW - 37.5 * DAY, to: NOW - 27.5 * DAY });
    expect(zoomAt(zoomAt(VIEW, at, 0.5, BOUNDS), at, 2, BOUNDS)).toEqual(VIEW);
  });
  it('ends at the bounds, where it shows all', () => {
    expect(zoomAt(VIEW, NOW - 21 * DAY, 3, BOUNDS)).toEqual({ from: NOW - 78 * DAY, to: NOW - 18 * DAY });
    expect(zoomAt(VIEW, NOW - 40 * DAY, 4, BOUNDS)).toEqual({ from: NOW - 80 * DAY, to: NOW });
    expect(zoomAt(VIEW, NOW - 30 * DAY, 100, BOUNDS)).toEqual(BOUNDS);
  });
  it('goes no nearer than ten minutes', () => {
    const near = zoomAt(VIEW, NOW - 30 * DAY, 1e-9, BOUNDS);
    expect(near.to - near.from).toBe(600_000);
    expect(zoomAt(near, NOW - 30 * DAY, 0.5, BOUNDS)).toEqual(near);
  });
});

describe('a pan', () => {
  it('keeps the length, and ends at the bounds', () => {
    expect(panBy(VIEW, DAY, BOUNDS)).toEqual({ from: NOW - 39 * DAY, to: NOW - 19 * DAY });
    expect(panBy(VIEW, 90 * DAY, BOUNDS)).toEqual({ from: NOW - 20 * DAY, to: NOW });
    expect(panBy(VIEW, -900 * DAY, BOUNDS)).toEqual({ from: NOW - 100 * DAY, to: NOW - 80 * DAY });
  });
});

describe('a range that was dragged over', () => {
  it('is the same in either direction, and never too short', () => {
    expect(rangeBetween(NOW - 3 * DAY, NOW - 5 * DAY, BOUNDS)).toEqual({
      from: NOW - 5 * DAY,
      to: NOW - 3 * DAY,
    });
    expect(rangeBetween(NOW - DAY, NOW - DAY, BOUNDS)).toEqual({
      from: NOW - DAY - 300_000,
      to: NOW - DAY + 300_000,
    });
    expect(rangeBetween(NOW, NOW + HOUR, BOUNDS)).toEqual({ from: NOW - HOUR, to: NOW });
  });
});

describe('a shown range as it is selected', () => {
  it('is all time where it reaches from the first run to now', () => {
    expect(toSelected(BOUNDS, BOUNDS)).toEqual({ kind: 'recent', name: 'all' });
    expect(toSelected({ from: VIEW.from + 0.4, to: VIEW.to - 0.4 }, BOUNDS)).toEqual({
      kind: 'span',
      ...VIEW,
    });
  });
  it('has a name where it ends now and is as long', () => {
    expect(rangeUntilNow({ from: NOW - 9 * DAY, to: NOW - 2 * DAY }, NOW)).toEqual({
      kind: 'recent',
      name: 'week',
    });
    expect(rangeUntilNow({ from: NOW - 9 * DAY, to: NOW - 4 * DAY }, NOW)).toEqual({
      kind: 'span',
      from: NOW - 5 * DAY,
      to: NOW,
    });
  });
});
