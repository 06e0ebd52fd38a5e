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
      bands: null,
    });
  });

  it('have a band from the 5th to the 95th percentile where points are of several runs', () => {
    const spread = { lowest: 1, p5: 5, p95: 95, highest: 99 };
    const spreads = {
      download: spread,
      upload: null,
      latency: null,
      loadedLatency: null,
      jitter: null,
      packetLoss: null,
      rpm: null,
    };
    const { bands } = getColumns([{ ...point(10), runs: 9, spreads }, null]);
    expect(bands?.download).toEqual({ low: [5, null], high: [95, null] });
    expect(bands?.upload).toEqual({ low: [null, null], high: [null, null] });
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
