import { describe, expect, it } from 'vitest';
import type { ChartPoint } from '../../shared/history/chart-data';
import { getColumns, nearest, stepTo } from './trend';

const point = (at: number): ChartPoint => ({
  at,
  runs: 1,
  downloadBitsPerSecond: at * 1_000,
  uploadBitsPerSecond: null,
  latencyMs: 11,
  loadedLatencyMs: null,
  jitterMs: null,
  packetLossRatio: null,
  rpm: null,
  spreads: null,
});

describe('columns of a chart', () => {
  it('have a moment without values where the line breaks', () => {
    expect(getColumns([point(10), null, point(30)])).toMatchObject({
      times: [10, 20, 30],
      download: [10_000, null, 30_000],
      latency: [11, null, 11],
    });
  });
});

describe('the crosshair', () => {
  const points = [point(10), point(20), point(40)];

  it('takes the nearest run', () => {
    expect([0, 14, 16, 31, 99].map((at) => nearest(points, at))).toEqual([0, 0, 1, 2, 2]);
    expect(nearest([], 5)).toBeNull();
  });

  it('steps by keys, beginning with the newest run', () => {
    expect(stepTo('ArrowLeft', null, 3)).toBe(2);
    expect(stepTo('ArrowLeft', 2, 3)).toBe(1);
    expect(stepTo('ArrowRight', 2, 3)).toBe(2);
    expect(stepTo('Home', 2, 3)).toBe(0);
    expect(stepTo('a', 2, 3)).toBeNull();
    expect(stepTo('End', null, 0)).toBeNull();
  });
});
