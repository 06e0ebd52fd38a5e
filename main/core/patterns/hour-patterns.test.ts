import { describe, expect, it } from 'vitest';
import { getHourPatterns } from './hour-patterns';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday. */
const START = Date.parse('2026-11-02T00:00:00Z');

/** Patterns of tests at some moments, each with a value that follows from its moment. */
function patternsOf(moments: readonly number[], getValue: (at: number) => number, timeZone = 'UTC') {
  const at = Float64Array.from(moments);
  return getHourPatterns(at, Float32Array.from(moments, getValue), 'download', timeZone);
}

/** One test at the half of each hour of some days. */
const everyHour = (days: number) =>
  Array.from({ length: days * 24 }, (_, nth) => START + nth * HOUR + HOUR / 2);
/** Rises and falls by itself, the same each time. */
const noise = (at: number) => ((at / HOUR) * 7_919) % 13;
const hourOf = (at: number) => new Date(at).getUTCHours();

describe('a cell', () => {
  it('has the tests of its hour and day of the week, with median and percentiles', () => {
    const monday20 = [0, 1, 2, 3, 4].map((week) => START + week * 7 * DAY + 20 * HOUR);
    const { cells, tests } = patternsOf(
      [...monday20],
      (at) => 10 * (1 + (at - START) / (7 * DAY)) - 20 / 2.4,
    );
    expect(tests).toBe(5);
    expect(cells).toHaveLength(1);
    expect(cells[0]).toMatchObject({ weekday: 'mon', hour: '20', tests: 5 });
    const [first = 0, step = 0] = [10 * (1 + 20 / 168) - 20 / 2.4, 10];
    expect(cells[0]?.median).toBeCloseTo(first + 2 * step, 4);
    expect(cells[0]?.p10).toBeCloseTo(first + 0.4 * step, 4);
    expect(cells[0]?.p90).toBeCloseTo(first + 3.6 * step, 4);
  });
  it('is that of the clock of the zone', () => {
    const late = Date.parse('2026-11-08T23:30:00Z');
    expect(patternsOf([late], () => 1, 'UTC').cells[0]).toMatchObject({ weekday: 'sun', hour: '23' });
    expect(patternsOf([late], () => 1, 'Asia/Shanghai').cells[0]).toMatchObject({
      weekday: 'mon',
      hour: '07',
    });
  });
  it('counts both hours of a night in which the clock is set back', () => {
    const twice = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((text) => Date.parse(text));
    const { cells } = patternsOf(twice, () => 1, 'Europe/Berlin');
    expect(cells).toEqual([{ weekday: 'sun', hour: '02', tests: 2, median: 1, p10: 1, p90: 1 }]);
  });
  it('leaves tests without the figure out', () => {
    const { cells, tests } = patternsOf([START, START + HOUR], (at) => (at === START ? Number.NaN : 7));
    expect(tests).toBe(1);
    expect(cells.map(({ hour }) => hour)).toEqual(['01']);
    expect(patternsOf([], () => 1)).toEqual({
      tests: 0,
      cells: [],
      best: null,
      worst: null,
      comparedHours: 0,
    });
  });
});

describe('best and worst hours', () => {
  it('are those that differ from all others by more than chance', () => {
    const slow = [19, 20, 21];
    const { best, worst, comparedHours } = patternsOf(everyHour(20), (at) =>
      slow.includes(hourOf(at)) ? 50 + noise(at) : 90 + noise(at),
    );
    expect(comparedHours).toBe(24);
    expect(worst).toMatchObject({ hours: ['19', '20', '21'], tests: 60, otherTests: 420 });
    expect(worst?.median).toBeGreaterThan(49);
    expect(worst?.median).toBeLessThan(63);
    expect(worst?.otherMedian).toBeGreaterThan(89);
    expect(best).toBeNull();
  });
  it('do not take a neighbour in that differs much less', () => {
    const { worst } = patternsOf(everyHour(20), (at) =>
      hourOf(at) === 20 ? 40 : hourOf(at) === 21 ? 86 + noise(at) : 90 + noise(at),
    );
    expect(worst?.hours).toEqual(['20']);
  });
  it('go over midnight', () => {
    const { best } = patternsOf(
      everyHour(20),
      (at) => ([23, 0, 1].includes(hourOf(at)) ? 95 : 40) + noise(at),
    );
    expect(best?.hours).toEqual(['23', '00', '01']);
  });
  it('do not call every other hour good where evenings are bad', () => {
    const evenings = [18, 19, 20, 21];
    const { best, worst } = patternsOf(
      everyHour(250),
      (at) => (evenings.includes(hourOf(at)) ? 50 : 92) + noise(at),
    );
    expect(worst?.hours).toEqual(['18', '19', '20', '21']);
    expect(best).toBeNull();
  });
  it('are both there where both differ', () => {
    const { best, worst } = patternsOf(everyHour(60), (at) => {
      if (hourOf(at) === 20) return 40 + noise(at);
      return [3, 4].includes(hourOf(at)) ? 120 + noise(at) : 90 + noise(at);
    });
    expect([best?.hours, worst?.hours]).toEqual([['03', '04'], ['20']]);
  });
  it('are the other way round where less is better', () => {
    const moments = everyHour(20);
    const values = Float32Array.from(moments, (at) => (hourOf(at) === 20 ? 80 : 12) + noise(at));
    const { best, worst } = getHourPatterns(Float64Array.from(moments), values, 'latency', 'UTC');
    expect(worst?.hours).toEqual(['20']);
    expect(best).toBeNull();
  });
  it('are worded by what was compared: an hour with many tests counts once', () => {
    const [bad] = everyHour(20)
      .filter((at) => hourOf(at) === 3)
      .slice(5);
    const crowd = Array.from({ length: 1_000 }, (_, nth) => (bad ?? 0) + nth * 1_000);
    const { best } = patternsOf(
      [...everyHour(20), ...crowd].sort((one, other) => one - other),
      (at) => (crowd.includes(at) ? 10 : hourOf(at) === 3 ? 100 : 50),
    );
    expect(best).toMatchObject({
      hours: ['03'],
      tests: 1_020,
      median: 100,
      otherTests: 460,
      otherMedian: 50,
    });
  });
  it('are none where only chance makes hours differ', () => {
    const { best, worst, comparedHours } = patternsOf(everyHour(30), noise);
    expect(comparedHours).toBe(24);
    expect([best, worst]).toEqual([null, null]);
  });
  it('are none of fewer than eight days, however many tests they have', () => {
    const often = Array.from({ length: 7 * 24 * 12 }, (_, nth) => START + nth * (HOUR / 12));
    const found = patternsOf(often, (at) => (hourOf(at) === 20 ? 5 : 90));
    expect(found).toMatchObject({ best: null, worst: null, comparedHours: 0 });
  });
});
