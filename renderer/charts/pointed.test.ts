import { describe, expect, it } from 'vitest';
import type { ChartPoint } from '../../shared/history/chart-data';
import type { ShownGap } from './gaps';
import { getStopIndex, getStops, pointedAt } from './pointed';

const point = (at: number) =>
  ({ at, runs: 1, downloadBitsPerSecond: 1, uploadBitsPerSecond: 1, latencyMs: 1 }) as ChartPoint;
const RANGE = { from: 0, to: 10_000 };
const POINTS = [point(1_000), point(2_000), point(6_000), point(7_000)];
const OUTAGE: ShownGap = { kind: 'failed', from: 3_000, to: 5_000 };
const FAILURE: ShownGap = { kind: 'failed', from: 6_500, to: 6_510 };
const at = (time: number) => pointedAt(time, POINTS, [OUTAGE, FAILURE], RANGE);

describe('what the pointer is at', () => {
  it('is the outage within an outage, never the figures of a neighbour', () => {
    expect([3_000, 3_100, 4_000, 4_990].map(at)).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'gap', gap: OUTAGE })),
    );
  });
  it('is the nearest run elsewhere', () => {
    expect([0, 1_400, 1_600, 5_600, 9_999].map(at)).toEqual(
      [0, 0, 1, 2, 3].map((index) => ({ kind: 'run', index })),
    );
  });
  it('is a lone failure a few pixels beside it', () => {
    expect([6_440, 6_505, 6_580].map(at)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'gap', gap: FAILURE })),
    );
  });
  it('is a run that lies within a long gap, where it is', () => {
    const asleep: ShownGap = { kind: 'asleep', from: 0, to: 10_000 };
    expect(pointedAt(1_010, POINTS, [asleep], RANGE)).toEqual({ kind: 'run', index: 0 });
    expect(pointedAt(1_500, POINTS, [asleep], RANGE)).toEqual({ kind: 'gap', gap: asleep });
  });
  it('is nothing where there is nothing', () => {
    expect(pointedAt(5, [], [], RANGE)).toBeNull();
  });
});

describe('what the keys step through', () => {
  const stops = getStops(POINTS, [OUTAGE, FAILURE]);
  it('is every run and every gap, in the order of time', () => {
    expect(stops.map((stop) => (stop.kind === 'run' ? stop.index : stop.gap))).toEqual([
      0,
      1,
      OUTAGE,
      2,
      FAILURE,
      3,
    ]);
  });
  it('goes on from where the pointer was, also after the chart was read again', () => {
    expect(getStopIndex(stops, { kind: 'run', index: 2 })).toBe(3);
    expect(getStopIndex(stops, { kind: 'gap', gap: { ...FAILURE } })).toBe(4);
    expect(getStopIndex(stops, { kind: 'gap', gap: { ...FAILURE, kind: 'asleep' } })).toBeNull();
    expect(getStopIndex(stops, { kind: 'run', index: 9 })).toBeNull();
    expect(getStopIndex(stops, null)).toBeNull();
  });
});
