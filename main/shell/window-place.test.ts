import { describe, expect, it } from 'vitest';
import { getOpeningPlace, parseWindowPlace } from './window-place';

/** A screen of 1920 × 1080 with a panel of 40 at its bottom, and a second one at its right. */
const FIRST = { x: 0, y: 0, width: 1920, height: 1040 };
const SECOND = { x: 1920, y: 0, width: 2560, height: 1440 };
const boundsOf = (...args: Parameters<typeof getOpeningPlace>) => {
  const { x, y, width, height } = getOpeningPlace(...args).bounds;
  return [x, y, width, height];
};
const last = (x: number, y: number, width: number, height: number, isMaximized = false) => ({
  x,
  y,
  width,
  height,
  isMaximized,
});

describe('the place of the window', () => {
  it('is in the middle of the first screen at first', () => {
    expect(boundsOf(null, [FIRST, SECOND])).toEqual([320, 70, 1280, 900]);
  });

  it('is where it was, also maximised or across two screens', () => {
    expect(boundsOf(last(2000, 100, 1000, 700), [FIRST, SECOND])).toEqual([2000, 100, 1000, 700]);
    expect(boundsOf(last(1500, 100, 1000, 700), [FIRST, SECOND])).toEqual([1500, 100, 1000, 700]);
    expect(getOpeningPlace(last(2000, 100, 1000, 700, true), [FIRST, SECOND]).isMaximized).toBe(true);
  });

  it('is on a screen that is there when its own is gone', () => {
    expect(boundsOf(last(2000, 100, 1000, 700), [FIRST])).toEqual([460, 170, 1000, 700]);
    expect(boundsOf(last(-30_000, -30_000, 1000, 700), [FIRST, SECOND])).toEqual([460, 170, 1000, 700]);
  });

  it('is moved back where a part of it would be outside', () => {
    expect(boundsOf(last(1500, 700, 1000, 700), [FIRST])).toEqual([920, 340, 1000, 700]);
    expect(boundsOf(last(-200, -50, 1000, 700), [FIRST])).toEqual([0, 0, 1000, 700]);
  });

  it('is no larger than a screen that a larger scale has made smaller', () => {
    const small = { x: 0, y: 0, width: 683, height: 364 };
    const place = getOpeningPlace(last(100, 100, 1280, 900), [small]);
    expect(place.bounds).toEqual(small);
    expect([place.minWidth, place.minHeight]).toEqual([683, 364]);
  });

  it('is large enough for the pages on a screen that has the room', () => {
    expect(boundsOf(last(100, 100, 300, 200), [FIRST])).toEqual([100, 100, 900, 600]);
  });

  it('is drawn back from beyond screens that show the same, each of which counts once', () => {
    expect(boundsOf(last(1420, 0, 1000, 700), [FIRST, FIRST])).toEqual([920, 0, 1000, 700]);
    const smaller = { x: 0, y: 0, width: 1280, height: 720 };
    expect(boundsOf(last(-400, 0, 1000, 700), [FIRST, smaller])).toEqual([0, 0, 1000, 700]);
    expect(boundsOf(last(100, 100, 1000, 700), [smaller, FIRST])).toEqual([100, 100, 1000, 700]);
    expect(boundsOf(last(1500, 100, 1000, 700), [FIRST, FIRST, SECOND])).toEqual([1500, 100, 1000, 700]);
  });

  it('is somewhere where no screen is known', () => {
    expect(boundsOf(null, [])).toEqual([0, 0, 1280, 900]);
  });
});

describe('a stored place', () => {
  it('is read as it was written', () => {
    const place = last(-10, 20, 1000, 700, true);
    expect(parseWindowPlace(JSON.parse(JSON.stringify(place)))).toEqual(place);
    expect(parseWindowPlace({ x: 0, y: 0, width: 900, height: 600 })?.isMaximized).toBe(false);
  });

  it.each([
    null,
    7,
    'wide',
    {},
    { x: 0, y: 0, width: '900', height: 600 },
    { x: 0, y: 0, width: 0, height: 600 },
    { x: 0.5, y: 0, width: 900, height: 600 },
    { x: null, y: 0, width: 900, height: 600 },
  ])('that is none is not followed: %j', (stored) => {
    expect(parseWindowPlace(stored)).toBe(null);
  });
});
