import type { ChartGap } from '../../../shared/history/chart-data';
import type { TimeRange } from '../../../shared/time-range';

/** What lies nearer together than this part of the range cannot be told apart in a chart. Our choice. */
const SHARPNESS_RATIO = 1 / 1_000;

/**
 * Gaps as a chart can show them, by their begin: those of one kind that lie too near together to be told apart become
 * one. None is left out, however short it is.
 */
export function calmGaps(gaps: readonly ChartGap[], range: TimeRange): readonly ChartGap[] {
  const first = gaps[0]?.from ?? range.from;
  const near = (range.to - Math.max(range.from, first)) * SHARPNESS_RATIO;
  const calm: ChartGap[] = [];
  const lastIndexByKind = new Map<ChartGap['kind'], number>();
  for (const { kind, from, to } of gaps) {
    const index = lastIndexByKind.get(kind);
    const last = index === undefined ? undefined : calm[index];
    if (index !== undefined && last !== undefined && from - last.to <= near) {
      calm[index] = { ...last, to: Math.max(last.to, to) };
    } else {
      lastIndexByKind.set(kind, calm.push({ kind, from, to }) - 1);
    }
  }
  return calm;
}
