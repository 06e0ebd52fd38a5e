import { describe, expect, it } from 'vitest';
import { NOT_JUDGED, temporaryRecords } from '../testing/records';
import { completedRun, failedRun, GOOD_FIGURES } from '../testing/runs';
import { readChart } from './chart';

const HOUR = 3_600_000;
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
    expect(chart.usual).toEqual({
      downloadBitsPerSecond: 94_100_000,
      uploadBitsPerSecond: 38_200_000,
      latencyMs: 11.2,
    });
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

  it('is empty, not zero, without runs', () => {
    const { database } = temporaryRecords();
    expect(readChart(database, range)).toMatchObject({
      points: [],
      gaps: [],
      usual: { downloadBitsPerSecond: null, uploadBitsPerSecond: null, latencyMs: null },
    });
  });
});
