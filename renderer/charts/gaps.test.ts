import { describe, expect, it } from 'vitest';
import type { ChartData, ChartGap, ChartPoint } from '../../shared/ipc';
import { honest } from './gaps';

const point = (at: number): ChartPoint => ({
  at,
  runs: 1,
  downloadBitsPerSecond: 90_000_000,
  uploadBitsPerSecond: null,
  latencyMs: null,
  loadedLatencyMs: null,
});

function data(times: readonly number[], gaps: readonly ChartGap[] = [], to = 100): ChartData {
  const usual = { downloadBitsPerSecond: null, uploadBitsPerSecond: null, latencyMs: null };
  return { range: { from: 1, to }, bucketMs: null, points: times.map(point), gaps, usual };
}

const times = (chart: ChartData) => honest(chart).points.map((entry) => entry?.at ?? null);

describe('the line of a chart', () => {
  it('is whole while runs come as usual', () => {
    expect(times(data([10, 20, 30, 41], [], 50))).toEqual([10, 20, 30, 41]);
  });

  it('breaks at a gap that is named, even a short one', () => {
    const asleep = { kind: 'asleep', from: 22, to: 30 } as const;
    expect(times(data([10, 20, 30], [asleep], 40))).toEqual([10, 20, null, 30]);
  });

  it('breaks where nobody measured for long, and says so', () => {
    const { points, gaps } = honest(data([10, 20, 30, 70], [], 80));
    expect(points.map((entry) => entry?.at ?? null)).toEqual([10, 20, 30, null, 70]);
    expect(gaps).toEqual([{ kind: 'unmeasured', from: 40, to: 70 }]);
  });

  it('shows that nothing was measured since the last run', () => {
    expect(honest(data([10, 20, 30])).gaps).toEqual([{ kind: 'unmeasured', from: 40, to: 100 }]);
  });

  it('is not broken by a fault that is shorter than the bucket of the points', () => {
    const failed = { kind: 'failed', from: 12, to: 14 } as const;
    expect(honest({ ...data([10, 20, 30], [failed], 40), bucketMs: 10 })).toMatchObject({ gaps: [] });
  });
});

describe('the range of a chart', () => {
  const HOUR = 3_600_000;
  const range = (hours: readonly number[]) => {
    const chart = data(hours.map((hour) => hour * HOUR));
    const { from, to } = honest({ ...chart, range: { from: 0.001, to: 100 * HOUR } }).range;
    return [from / HOUR, to / HOUR];
  };

  it('begins with the data when much before it is empty', () => {
    expect(range([60, 70, 80, 90])).toEqual([59.2, 100]);
    expect(range([5, 50])).toEqual([0.001 / HOUR, 100]);
    expect(range([])).toEqual([0.001 / HOUR, 100]);
  });

  it('is half an hour long even with the first run', () => {
    expect(range([99.9])).toEqual([99.5, 100]);
  });
});
