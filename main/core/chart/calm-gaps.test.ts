import { describe, expect, it } from 'vitest';
import type { ChartGap } from '../../../shared/history/chart-data';
import { calmGaps } from './calm-gaps';

const range = { from: 0, to: 100_000 };
const gap = (kind: ChartGap['kind'], from: number, to: number): ChartGap => ({ kind, from, to });

describe('gaps of a chart', () => {
  it('become one where nobody could tell them apart, kind by kind', () => {
    const gaps = [
      gap('failed', 0, 10),
      gap('asleep', 40, 60),
      gap('failed', 110, 120),
      gap('failed', 300, 301),
    ];
    expect(calmGaps(gaps, range)).toEqual([
      gap('failed', 0, 120),
      gap('asleep', 40, 60),
      gap('failed', 300, 301),
    ]);
  });

  it('stay, however short they are', () => {
    expect(calmGaps([gap('failed', 50_000, 50_001)], range)).toEqual([gap('failed', 50_000, 50_001)]);
  });

  it('are at most some thousand of a kind, however many there were', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => gap('failed', index / 2, index / 2 + 0.1));
    expect(calmGaps(many, range)).toEqual([gap('failed', 0, 99_999.6)]);
    const sparse = many.filter((_, index) => index % 50 === 0);
    expect(calmGaps(sparse, range).length).toBeLessThanOrEqual(1_001);
  });
});
