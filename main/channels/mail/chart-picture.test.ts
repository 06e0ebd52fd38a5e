import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { MessageChart } from '../../../shared/messages/message';
import { chartPicture } from './chart-picture';

const CHART: MessageChart = {
  title: 'Download',
  from: 0,
  to: 100,
  points: [
    [0, 50],
    [40, 50],
    [50, null],
    [60, 50],
    [100, 50],
  ],
  limit: 100,
};

/** Whether a pixel is as blue as the line. Coordinates are shares of the picture. */
function isLineAt(chart: MessageChart, left: number, top: number): boolean {
  const { data, width, height } = PNG.sync.read(chartPicture(chart));
  const start = (Math.round(top * (height - 1)) * width + Math.round(left * (width - 1))) * 4;
  return (data[start] ?? 255) < 60 && (data[start + 2] ?? 0) > 200;
}

describe('the picture of a chart', () => {
  it('has twice the size at which it is shown', () => {
    const { width, height } = PNG.sync.read(chartPicture(CHART));
    expect([width, height]).toEqual([1_080, 300]);
  });

  it('has a transparent background, for white and dark mails', () => {
    const { data, width } = PNG.sync.read(chartPicture(CHART));
    const [corner, ground] = [3, (100 * width + 20) * 4 + 3].map((alpha) => data[alpha]);
    expect([corner, ground]).toEqual([0, 0]);
    const opacities = new Set(data.filter((_, index) => index % 4 === 3));
    expect(Math.max(...opacities)).toBe(255);
  });

  it('is small enough for every mail', () => {
    const points = Array.from({ length: 168 }, (_, hour) => [hour, 90 + Math.sin(hour) * 6] as const);
    expect(chartPicture({ ...CHART, to: 168, points }).length).toBeLessThan(30_000);
  });

  it('draws no line across a time without a measurement', () => {
    expect(isLineAt(CHART, 0.2, 0.5)).toBe(true);
    expect(isLineAt(CHART, 0.5, 0.5)).toBe(false);
    expect(isLineAt(CHART, 0.8, 0.5)).toBe(true);
  });

  it('shows a single measurement', () => {
    expect(isLineAt({ ...CHART, points: [[50, 50]] }, 0.5, 0.5)).toBe(true);
  });

  it.each([
    ['nothing measured', { points: [], limit: null }],
    [
      'nothing but zero',
      {
        points: [
          [0, 0],
          [100, 0],
        ] as const,
        limit: null,
      },
    ],
    ['no time at all', { from: 5, to: 5, points: [[5, 1e12]] as const }],
  ])('exists for %s', (_name, change) => {
    expect(chartPicture({ ...CHART, ...change }).length).toBeGreaterThan(100);
  });
});
