import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { completedRun, failedRun, GOOD_FIGURES } from '../../testing/runs';
import type { Database } from '../sqlite';
import { readChart } from './chart';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const START = Date.parse('2026-11-20T00:00:00Z');
const range = { from: START, to: START + 40 * 24 * HOUR };

describe('the chart', () => {
  it('shows single runs and the gaps between them', () => {
    const { database, runs } = temporaryRecords();
    runs.record(completedRun({ id: 'a', startedAt: START }), NOT_JUDGED, []);
    for (const hour of [1, 2]) {
      const missed = { ...completedRun({ id: `m${hour}`, startedAt: START + hour * HOUR }) };
      runs.record({ ...missed, outcome: 'missed', reason: 'asleep', slots: 1 }, NOT_JUDGED, []);
    }
    runs.record(failedRun({ id: 'f', startedAt: START + 3 * HOUR }), NOT_JUDGED, []);
    const still = { id: 's', startedAt: START + 3.5 * HOUR, reason: 'standstill' } as const;
    runs.record(failedRun(still), NOT_JUDGED, []);
    runs.record(completedRun({ id: 'b', startedAt: START + 4 * HOUR }), NOT_JUDGED, []);
    const chart = readChart(database, range);
    expect(chart.bucketMs).toBeNull();
    expect(chart.points.map((point) => point.at)).toEqual([START, START + 4 * HOUR]);
    expect(chart.points[0]).toMatchObject({
      downloadBitsPerSecond: 94_100_000,
      latencyMs: 11.2,
      loadedLatencyMs: 49.5,
    });
    expect(chart.gaps).toEqual([
      { kind: 'asleep', from: START + HOUR, to: START + 3 * HOUR },
      { kind: 'failed', from: START + 3 * HOUR, to: START + 4 * HOUR },
    ]);
    expect(chart.points[1]).toMatchObject({ uploadBitsPerSecond: 38_200_000, spreads: null });
  });

  it('shows medians of buckets when there are many runs', () => {
    const { database, runs } = temporaryRecords();
    database.exec('BEGIN');
    const insert = database.prepare(
      `INSERT INTO runs (id, trigger, outcome, provider, started_at, has_figures, download_bps)
       VALUES (?, 'schedule', 'completed', 'librespeed', ?, 1, ?)`,
    );
    for (let index = 0; index < 1_600; index += 1) {
      insert.run(`r${index}`, START + index * 0.5 * HOUR, index % 2 === 0 ? 90_000_000 : 80_000_000);
    }
    database.exec('COMMIT');
    runs.record(completedRun({ id: 'x', startedAt: START + HOUR, figures: GOOD_FIGURES }), NOT_JUDGED, []);
    const chart = readChart(database, range);
    expect(chart.bucketMs).toBe(2 * HOUR);
    expect(chart.points).toHaveLength(400);
    expect(chart.points[1]).toMatchObject({
      at: START + 3 * HOUR,
      runs: 4,
      downloadBitsPerSecond: 85_000_000,
    });
  });

  /** A run at each step of minutes, with a slow hour every evening, and a failure of 30 minutes every tenth day. */
  function recordMonths(
    database: Database,
    { days, every }: { readonly days: number; readonly every: number },
  ) {
    const now = START;
    const first = now - days * 24 * HOUR;
    const insert = database.prepare(
      `INSERT INTO runs (id, trigger, outcome, provider, started_at, has_figures, download_bps)
       VALUES (?, 'schedule', ?, 'librespeed', ?, ?, ?)`,
    );
    database.exec('BEGIN');
    for (let at = first; at < now; at += every * MINUTE) {
      const isDown = Math.floor((at - first) / HOUR / 24) % 10 === 5 && at % (24 * HOUR) < HOUR / 2;
      const isEvening = at % (24 * HOUR) >= 19 * HOUR && at % (24 * HOUR) < 22 * HOUR;
      const download = isEvening ? 20_000_000 : 90_000_000;
      insert.run(`r${at}`, isDown ? 'failed' : 'completed', at, isDown ? 0 : 1, isDown ? null : download);
    }
    database.exec('COMMIT');
    return { first, now };
  }

  it.each([
    [60, 30],
    [400, 30],
    [4_000, 120],
  ])('of all time (%d days, a run each %d minutes) begins with the first run and ends now', (days, every) => {
    const { database } = temporaryRecords();
    const { first, now } = recordMonths(database, { days, every });
    const chart = readChart(database, { from: 0, to: now + MINUTE });
    const times = chart.points.map(({ at }) => at);
    const bucket = chart.bucketMs ?? 0;
    expect(times.length).toBeGreaterThan(100);
    expect(times.length).toBeLessThanOrEqual(502);
    expect(times[0]).toBeGreaterThanOrEqual(first);
    expect(times[0]).toBeLessThan(first + bucket);
    expect(times.at(-1)).toBeLessThan(now);
    expect(times.at(-1)).toBeGreaterThan(now - bucket);
    expect(times.toSorted((one, other) => one - other)).toEqual(times);
    expect(chart.points.reduce((sum, { runs }) => sum + runs, 0)).toBe(
      (days * 24 * 60) / every - Math.ceil((days - 5) / 10) * Math.ceil(30 / every),
    );
  });

  it('of a year shows outages of minutes, and the dip of every evening', () => {
    const { database } = temporaryRecords();
    const { now } = recordMonths(database, { days: 365, every: 15 });
    const chart = readChart(database, { from: now - 365 * 24 * HOUR, to: now + MINUTE });
    expect(chart.gaps).toHaveLength(36);
    expect(chart.gaps.every(({ kind, from, to }) => kind === 'failed' && to - from === HOUR / 2)).toBe(true);
    for (const { downloadBitsPerSecond, spreads } of chart.points) {
      expect(spreads?.download).toMatchObject({ lowest: 20_000_000, highest: 90_000_000 });
      // What is summed up is exact to 1 %.
      expect(Math.abs((downloadBitsPerSecond ?? 0) / 90_000_000 - 1)).toBeLessThan(0.01);
      expect(Math.abs((spreads?.download?.p5 ?? 0) / 20_000_000 - 1)).toBeLessThan(0.01);
    }
  });

  it('is empty, not zero, without runs', () => {
    const { database } = temporaryRecords();
    expect(readChart(database, range)).toEqual({ range, bucketMs: null, points: [], gaps: [], excluded: [] });
  });
});
