import { describe, expect, it } from 'vitest';
import { estimate, peakBitsPerSecond } from './estimator';
import type { Sample } from './trace';

const BYTES_PER_MS = 12_000;
const LINE = 96_000_000;

/** A curve with a sample every 10 ms, from the rate in each of them as a share of the line. */
function curve(shares: readonly number[]): Sample[] {
  let bytes = 0;
  return [
    { atMs: 0, bytes: 0 },
    ...shares.map((share, index) => {
      bytes += share * BYTES_PER_MS * 10;
      return { atMs: (index + 1) * 10, bytes };
    }),
  ];
}

const steady = (count: number, share = 1): number[] => Array<number>(count).fill(share);
/** 70 ms in which a lost packet delays all bytes, and the moment in which they are delivered together. */
const HELD_BACK = [...steady(7, 0), 8];

describe('estimate', () => {
  it('finds the rate of a steady line with high confidence', () => {
    const found = estimate(curve(steady(100)), 0, 20);
    expect(found?.bitsPerSecond).toBeCloseTo(LINE, 0);
    expect(found?.relativeHalfWidth).toBeLessThan(0.001);
  });

  it('is not affected by bytes delayed at the start or the end of the range', () => {
    const shares = [...steady(4, 0), 5, ...steady(40), ...HELD_BACK, ...steady(40), ...steady(7, 0)];
    const found = estimate(curve(shares), 0, 20);
    expect(found?.bitsPerSecond).toBeCloseTo(LINE, 0);
    expect(found?.relativeHalfWidth).toBeLessThan(0.02);
  });

  it('omits a slow start even after the assumed end of the warm-up', () => {
    const found = estimate(curve([...steady(20, 0.3), ...steady(80)]), 0, 20);
    expect(found?.bitsPerSecond).toBeCloseTo(LINE, 0);
    expect(found?.fromMs).toBe(200);
  });

  it('is not confident for a line that keeps growing', () => {
    const growing = Array.from({ length: 100 }, (_, index) => 0.5 + index / 200);
    const found = estimate(curve(growing), 0, 20);
    expect(Math.max(found?.relativeHalfWidth ?? 1, found?.relativeDrift ?? 1)).toBeGreaterThan(0.02);
  });

  it('is not confident for a line that slows down halfway', () => {
    const found = estimate(curve([...steady(50), ...steady(50, 0.8)]), 0, 20);
    expect(Math.max(found?.relativeHalfWidth ?? 1, found?.relativeDrift ?? 1)).toBeGreaterThan(0.02);
  });

  it('takes longer batches with a longer round trip', () => {
    expect(estimate(curve(steady(100)), 0, 200)).toBeNull();
  });

  it('is null for a range that is too short', () => {
    expect(estimate(curve(steady(15)), 0, 20)).toBeNull();
    expect(estimate([], 0, 20)).toBeNull();
  });
});

describe('peakBitsPerSecond', () => {
  it('is the best full second', () => {
    expect(peakBitsPerSecond(curve([...steady(100, 0.5), ...steady(100), ...steady(50, 0.5)]))).toBeCloseTo(
      LINE,
      0,
    );
  });

  it('is absent below one second', () => {
    expect(peakBitsPerSecond(curve(steady(99)))).toBeNull();
  });
});
