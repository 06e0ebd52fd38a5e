import { HOUR_MS, MINUTE_MS } from '../../shared/durations';
import { lowest } from '../../shared/extremes';
import type { ChartData, ChartGap, ChartPoint } from '../../shared/history/chart-data';
import type { TimeRange } from '../../shared/time-range';
import { getMiddleOf } from './time-share';

/** After this many usual intervals without a point, no line is drawn: nobody measured there. Our choice. */
const BREAK_AFTER_INTERVALS = 3;
/** A shorter time without a point is none worth a word: runs asked for by hand stand minutes apart. Our choice. */
const LEAST_BREAK_MS = HOUR_MS;
/** When the data begins later than this part of the range, the range begins with the data. */
const EMPTY_LEAD_RATIO = 0.1;
/** A chart is at least this long, so that its first runs do not look like a long time. */
const LEAST_SPAN_MS = 30 * MINUTE_MS;

/** Gaps narrower than this part of the width have no room for their name. */
const LEAST_NAMED_RATIO = 0.035;
/** Part of the width that the name of a gap needs for itself. */
const NAME_WIDTH_RATIO = 0.1;

/** A time that a chart shades and names. */
export interface NamedGap extends TimeRange {
  readonly kind: string;
}

export interface ShownGap extends NamedGap {
  readonly kind: ChartGap['kind'] | 'unmeasured';
}

/** Kinds that are worth their name however short they are. */
const FAULTS: readonly string[] = ['failed', 'outage'];

/** Chart data made honest: breaks between points across which no line may be drawn, and gaps with names. */
export interface HonestData {
  readonly range: TimeRange;
  /** Null stands for a break. */
  readonly points: readonly (ChartPoint | null)[];
  readonly gaps: readonly ShownGap[];
}

/**
 * Finds where no line may be drawn. `range` begins where the data begins when much before it is empty. What stands on the
 * same axis from `alsoFrom` on is data as well; null where there is none.
 */
export function honest(data: ChartData, alsoFrom: number | null = null): HonestData {
  const range = visibleRange(data.range, [data.points[0]?.at, data.gaps[0]?.from, alsoFrom]);
  const interval = usualInterval(data);
  const isLongTime = (from: number, to: number) =>
    interval !== null && to - from > Math.max(BREAK_AFTER_INTERVALS * interval, LEAST_BREAK_MS);
  // Medians go on across a gap that is shorter than their bucket; it is shown all the same.
  const wideGaps = data.gaps.filter((gap) => data.bucketMs === null || gap.to - gap.from >= data.bucketMs);
  const points: (ChartPoint | null)[] = [];
  const unmeasured: ShownGap[] = [];
  data.points.forEach((point, index) => {
    const before = data.points[index - 1];
    if (before !== undefined) {
      const isNamed = wideGaps.some((gap) => gap.from < point.at && gap.to > before.at);
      const isLong = isLongTime(before.at, point.at);
      if (isNamed || isLong) points.push(null);
      if (isLong && !isNamed) unmeasured.push(gap(before.at + (interval ?? 0), point.at));
    }
    points.push(point);
  });
  const last = data.points[data.points.length - 1];
  if (last !== undefined && isLongTime(last.at, range.to)) {
    const from = last.at + (interval ?? 0);
    if (!wideGaps.some((named) => named.to > from)) unmeasured.push(gap(from, range.to));
  }
  const gaps = [...data.gaps, ...unmeasured]
    .map((shown) => ({ ...shown, from: Math.max(shown.from, range.from), to: Math.min(shown.to, range.to) }))
    .sort((one, other) => one.from - other.from);
  return { range, points, gaps };
}

/** The gaps whose names have room beside each other, the widest first; faults need no width of their own. */
export function namedGaps(gaps: readonly NamedGap[], range: TimeRange): ReadonlySet<NamedGap> {
  const length = range.to - range.from;
  const getShare = (shown: NamedGap) => (shown.to - shown.from) / length;
  const named = new Set<NamedGap>();
  for (const shown of gaps.toSorted((one, other) => getShare(other) - getShare(one))) {
    const isWide = getShare(shown) >= LEAST_NAMED_RATIO || FAULTS.includes(shown.kind);
    const isFree = [...named].every(
      (other) => Math.abs(getMiddleOf(other) - getMiddleOf(shown)) >= NAME_WIDTH_RATIO * length,
    );
    if (isWide && isFree) named.add(shown);
  }
  return named;
}

function gap(from: number, to: number): ShownGap {
  return { kind: 'unmeasured', from, to };
}

/** The middle distance of neighbouring points; null while there are fewer than three points. */
function usualInterval({ points, bucketMs }: ChartData): number | null {
  if (bucketMs !== null) return bucketMs;
  const distances = points.slice(1).map((point, index) => point.at - (points[index]?.at ?? point.at));
  if (distances.length < 2) return null;
  distances.sort((one, other) => one - other);
  return distances[Math.floor(distances.length / 2)] ?? null;
}

/** The part of a range that has data, which begin at the earliest of `begins`. */
export function visibleRange(range: TimeRange, begins: readonly (number | null | undefined)[]): TimeRange {
  const starts = begins.filter((at) => at !== undefined && at !== null);
  if (starts.length === 0) return range;
  const start = Math.max(range.from, lowest(starts));
  const length = range.to - range.from;
  if (range.from > 0 && start - range.from < EMPTY_LEAD_RATIO * length) return range;
  const from = Math.min(start - 0.02 * (range.to - start), range.to - LEAST_SPAN_MS);
  return { from: Math.max(range.from, from), to: range.to };
}
