import type { TimeRange } from '../../shared/time-range';

/** Where a moment stands between the left (0) and the right edge (1) of a chart. */
export function getShare(at: number, { from, to }: TimeRange): number {
  return (at - from) / (to - from);
}

/** The middle of a time. */
export function getMiddleOf({ from, to }: TimeRange): number {
  return (from + to) / 2;
}

/** The moment at a place of the window, from the left, over a chart whose box there is `box`. */
export function timeAt(x: number, box: DOMRect, { from, to }: TimeRange): number {
  return from + ((x - box.left) / box.width) * (to - from);
}

/** The moment under a pointer over an element that is as wide as a chart. */
export function timeUnder(
  { clientX, currentTarget }: { readonly clientX: number; readonly currentTarget: Element },
  range: TimeRange,
): number {
  return timeAt(clientX, currentTarget.getBoundingClientRect(), range);
}
