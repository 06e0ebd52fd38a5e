import { describe, expect, it } from 'vitest';
import type { ChartData, ChartGap, ChartPoint } from '../../shared/history/chart-data';
import { honest, namedGaps, type ShownGap } from './gaps';

const HOUR = 3_600_000;

const point = (at: number): ChartPoint => ({
  at,
  runs: 1,
  downloadBitsPerSecond: 90_000_000,
  uploadBitsPerSecond: null,
  latencyMs: null,
  loadedLatencyMs: null,
  jitterMs: null,
  packetLossRatio: null,
  rpm: null,
  spreads: null,
});

function data(times: readonly number[], gaps: readonly ChartGap[] = [], to = 100): ChartData {
  return {
    range: { from: 1, to: to * HOUR },
    bucketMs: null,
    points: times.map((hours) => point(hours * HOUR)),
    excluded: [],
    gaps: gaps.map(({ kind, from, to: end }) => ({ kind, from: from * HOUR, to: end * HOUR })),
  };
}

const hours = (at: number | undefined) => (at === undefined ? null : at / HOUR);
const times = (chart: ChartData) => honest(chart).points.map((entry) => hours(entry?.at));

const shown = (chart: ChartData) =>
  honest(chart).gaps.map(({ kind, from, to }) => [kind, hours(from), hours(to)]);

describe('the line of a chart', () => {
  it('is whole while runs come as usual', () => {
    expect(times(data([10, 20, 30, 41], [], 50))).toEqual([10, 20, 30, 41]);
  });

  it('breaks at a gap that is named, even a short one', () => {
    const asleep = { kind: 'asleep', from: 22, to: 30 } as const;
    expect(times(data([10, 20, 30], [asleep], 40))).toEqual([10, 20, null, 30]);
  });

  it('breaks where nobody measured for long, and says so', () => {
    const chart = data([10, 20, 30, 70], [], 80);
    expect(times(chart)).toEqual([10, 20, 30, null, 70]);
    expect(shown(chart)).toEqual([['unmeasured', 40, 70]]);
  });

  it('shows that nothing was measured since the last run', () => {
    expect(shown(data([10, 20, 30]))).toEqual([['unmeasured', 40, 100]]);
  });

  it('is whole across minutes in which nobody asked for a run', () => {
    const chart = data([0.1, 0.11, 0.12, 0.5, 0.51], [], 1.2);
    expect(times(chart)).toEqual([0.1, 0.11, 0.12, 0.5, 0.51]);
    expect(shown(chart)).toEqual([]);
  });

  it('is not broken by a fault that is shorter than the bucket of the points, which is shown', () => {
    const failed = { kind: 'failed', from: 12, to: 14 } as const;
    const chart = { ...data([10, 20, 30], [failed], 40), bucketMs: 10 * HOUR };
    expect(times(chart)).toEqual([10, 20, 30]);
    expect(shown(chart)).toEqual([['failed', 12, 14]]);
  });
});

describe('names of gaps', () => {
  const gap = (kind: ShownGap['kind'], from: number, to: number): ShownGap => ({ kind, from, to });

  it('stand apart, the widest first, and faults however narrow', () => {
    const gaps = [gap('asleep', 0, 3), gap('failed', 5, 6), gap('unmeasured', 7, 14), gap('failed', 80, 81)];
    expect([...namedGaps(gaps, { from: 0, to: 100 })]).toEqual([gaps[2], gaps[3]]);
    expect([...namedGaps(gaps.slice(0, 2), { from: 0, to: 100 })]).toEqual([gaps[1]]);
  });
});

describe('the range of a chart', () => {
  const range = (at: readonly number[]) => {
    const { from, to } = honest({ ...data(at), range: { from: 0.001, to: 100 * HOUR } }).range;
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
