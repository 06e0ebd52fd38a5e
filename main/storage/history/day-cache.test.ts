import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun } from '../../testing/runs';
import type { Database } from '../sqlite';
import { DayCache } from './day-cache';
import { rollingUp } from './roll-ups';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01T00:00:00Z');
const ALWAYS = { from: START, to: START + 60 * DAY };

function rollUpAll(database: Database): void {
  const work = rollingUp(database);
  while (work.next());
}

/** Three days with two runs each, summed up. */
function threeDays() {
  const { database, runs } = temporaryRecords();
  const add = (id: string, startedAt: number): void => {
    runs.record(completedRun({ id, startedAt }), NOT_JUDGED, []);
    rollUpAll(database);
  };
  for (let day = 0; day < 3; day += 1) {
    add(`${day}-a`, START + day * DAY);
    add(`${day}-b`, START + day * DAY + HOUR);
  }
  const visit = (cache: DayCache, range = ALWAYS): readonly (readonly [day: number, runs: number])[] => {
    const found: (readonly [number, number])[] = [];
    cache.visit(database, range, ({ count }, day) => found.push([(day - START) / DAY, count]));
    return found;
  };
  /** What was read before can no longer be read. */
  const spoil = (): void => database.exec("UPDATE day_columns SET runs = x'00'");
  return { database, add, visit, spoil };
}

const EACH = [
  [0, 2],
  [1, 2],
  [2, 2],
];

describe('days in memory', () => {
  it('are read once', () => {
    const { visit, spoil } = threeDays();
    const cache = new DayCache();
    expect(visit(cache)).toEqual(EACH);
    spoil();
    expect(visit(cache)).toEqual(EACH);
    expect(visit(cache, { from: START + DAY, to: START + 2 * DAY })).toEqual([[1, 2]]);
    expect(() => visit(new DayCache())).toThrow(RangeError);
  });

  it('are read again when they were summed up again', () => {
    const { visit, add } = threeDays();
    const cache = new DayCache();
    visit(cache);
    const before = cache.bytes;
    add('another', START + DAY + 2 * HOUR);
    expect(visit(cache)).toEqual([
      [0, 2],
      [1, 3],
      [2, 2],
    ]);
    expect(cache.bytes).toBe(before + 36);
  });

  it('are no longer there when all their runs are gone', () => {
    const { database, visit } = threeDays();
    const cache = new DayCache();
    visit(cache);
    database.exec(`DELETE FROM runs WHERE id IN ('1-a', '1-b')`);
    rollUpAll(database);
    expect(visit(cache)).toEqual([
      [0, 2],
      [2, 2],
    ]);
  });

  it('take no more room than they may; the rest is read each time', () => {
    const { visit, spoil } = threeDays();
    const whole = new DayCache();
    visit(whole);
    const cache = new DayCache(whole.bytes - 1);
    expect(visit(cache)).toEqual(EACH);
    expect(visit(cache)).toEqual(EACH);
    expect(cache.bytes).toBe((whole.bytes * 2) / 3);
    spoil();
    expect(visit(cache, { from: START, to: START + 2 * DAY })).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(() => visit(cache)).toThrow(RangeError);
  });
});
