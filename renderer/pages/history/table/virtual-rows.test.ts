import { describe, expect, it } from 'vitest';
import { getRowAfter, getScrollTo, getVisibleRows, MAX_HEIGHT_PX, ROW_PX } from './virtual-rows';

const VIEW = 10 * ROW_PX;

describe('the rows that are seen', () => {
  it('are those under the part that is scrolled to', () => {
    expect(getVisibleRows({ rows: 100, viewPx: VIEW, scrollPx: 0 })).toEqual({
      heightPx: 100 * ROW_PX,
      first: 0,
      last: 10,
      topPx: 0,
    });
    expect(getVisibleRows({ rows: 100, viewPx: VIEW, scrollPx: 20.5 * ROW_PX })).toMatchObject({
      first: 20,
      last: 30,
      topPx: 20 * ROW_PX,
    });
    expect(getVisibleRows({ rows: 100, viewPx: VIEW, scrollPx: 1e9 })).toMatchObject({ first: 90, last: 99 });
  });
  it('are all of a short list, and none of an empty one', () => {
    expect(getVisibleRows({ rows: 3, viewPx: VIEW, scrollPx: 50 })).toMatchObject({
      first: 0,
      last: 2,
      topPx: 0,
    });
    expect(getVisibleRows({ rows: 0, viewPx: VIEW, scrollPx: 0 })).toMatchObject({ first: 0, last: -1 });
  });
  it('are the last ones at the end of a list that is higher than a page can be', () => {
    const rows = 5_000_000;
    const end = getVisibleRows({ rows, viewPx: VIEW, scrollPx: MAX_HEIGHT_PX - VIEW });
    expect(end).toMatchObject({ heightPx: MAX_HEIGHT_PX, last: rows - 1 });
    expect(end.first).toBeGreaterThanOrEqual(rows - 11);
    const middle = getVisibleRows({ rows, viewPx: VIEW, scrollPx: (MAX_HEIGHT_PX - VIEW) / 2 });
    expect(Math.abs(middle.first - rows / 2)).toBeLessThan(10);
  });
});

describe('scrolling to a row', () => {
  it.each([1_000, 5_000_000])('of %d shows it as a whole', (rows) => {
    let scrollPx = 0;
    for (const row of [0, 7, 9, 10, 11, 500, 499, 480, rows - 1, rows - 2, 3]) {
      scrollPx = getScrollTo(row, { rows, viewPx: VIEW, scrollPx });
      const { first, last, topPx } = getVisibleRows({ rows, viewPx: VIEW, scrollPx });
      const top = topPx + (row - first) * ROW_PX - scrollPx;
      expect([row, first <= row && row <= last]).toEqual([row, true]);
      expect(top).toBeGreaterThanOrEqual(-1);
      expect(top + ROW_PX).toBeLessThanOrEqual(VIEW + 1);
    }
  });
  it('stays where the row is seen', () => {
    expect(getScrollTo(5, { rows: 100, viewPx: VIEW, scrollPx: 3 * ROW_PX })).toBe(3 * ROW_PX);
    expect(getScrollTo(2, { rows: 4, viewPx: VIEW, scrollPx: 0 })).toBe(0);
  });
});

describe('a key', () => {
  it('leads to another row, never beyond the list', () => {
    const after = (key: string, row: number | null) => getRowAfter(key, row, 100, 10);
    expect([after('ArrowDown', null), after('ArrowDown', 4), after('ArrowDown', 99)]).toEqual([0, 5, 99]);
    expect([after('ArrowUp', 0), after('PageDown', 95), after('PageUp', 95)]).toEqual([0, 99, 85]);
    expect([after('Home', 50), after('End', 50), after('a', 50)]).toEqual([0, 99, null]);
    expect(getRowAfter('ArrowDown', null, 0, 10)).toBeNull();
  });
});
