import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../shared/durations';
import { AWAY, agedRecords, HOME, NOW, thinAll, YEAR_AGO } from '../../testing/aged-records';
import { readChart } from '../history/chart';
import { knownValues } from '../history/known-values';

const AROUND = { from: YEAR_AGO - 10 * DAY_MS, to: YEAR_AGO + 10 * DAY_MS };
const sum = (chart: ReturnType<typeof readChart>) =>
  chart.points.reduce((total, point) => total + point.runs, 0);

describe('a chart across the moment up to which single tests were removed', () => {
  it('has as many tests as before, and the same figures', () => {
    const { database } = agedRecords();
    const before = readChart(database, AROUND);
    thinAll(database, 12);
    const after = readChart(database, AROUND);
    expect(sum(after)).toBe(sum(before));
    expect(after.points[0]?.at).toBeGreaterThanOrEqual(before.points[0]?.at ?? Infinity);
    const extremes = (chart: typeof before) => {
      const values = chart.points.map((point) => point.downloadBitsPerSecond ?? 0);
      return [Math.min(...values), Math.max(...values)];
    };
    const [lowest = 0, highest = 0] = extremes(before);
    expect(extremes(after)[0]).toBeCloseTo(lowest, -6);
    expect(extremes(after)[1]).toBeCloseTo(highest, -6);
    expect(after.gaps.filter(({ kind }) => kind === 'failed')).toHaveLength(
      before.gaps.filter(({ kind }) => kind === 'failed').length,
    );
    expect(after.points.every((point) => point.spreads !== null)).toBe(true);
  });

  it('has a line for each network with as many tests as before', () => {
    const { database } = agedRecords();
    for (const key of [HOME, AWAY])
      database
        .prepare('INSERT INTO networks (key, description, first_seen_at, last_seen_at) VALUES (?, ?, 1, 1)')
        .run(key, key);
    const runsOf = ({ lines = [], points }: ReturnType<typeof readChart>) =>
      lines.map((networks, line) => {
        const own = points.filter((point) => point.line === line);
        return [networks, own.reduce((total, { runs }) => total + runs, 0)];
      });
    const before = runsOf(readChart(database, AROUND));
    expect(before).toHaveLength(2);
    thinAll(database, 12);
    expect(runsOf(readChart(database, AROUND))).toEqual(before);
  });

  it('is of one network as well', () => {
    const { database } = agedRecords();
    const both = [HOME, AWAY].map((network) => sum(readChart(database, AROUND, { networks: [network] })));
    thinAll(database, 12);
    expect([HOME, AWAY].map((network) => sum(readChart(database, AROUND, { networks: [network] })))).toEqual(
      both,
    );
  });

  it('has of other filters the tests that are there alone, and the page knows since when', () => {
    const { database, begin, tests } = agedRecords();
    thinAll(database, 12);
    const found = readChart(database, AROUND, { triggers: ['schedule'] });
    expect(found.points[0]?.at).toBeGreaterThanOrEqual(YEAR_AGO);
    const { firstAt, thinned, networks } = knownValues(database);
    expect(firstAt).toBe(begin);
    expect(thinned).toEqual({ until: YEAR_AGO, tests: 32 });
    expect(networks).toEqual([AWAY, HOME].toSorted());
    expect(sum(readChart(database, { from: 0, to: NOW }))).toBe((tests / 8) * 7);
  });
});
