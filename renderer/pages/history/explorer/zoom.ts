import { DAY_MS, MINUTE_MS } from '../../../../shared/durations';
import { RANGES, rangeUntil } from '../../../../shared/history/ranges';
import type { Selection } from '../../../../shared/history/selection';
import type { TimeRange } from '../../../../shared/time-range';

/** Nothing that is shorter has more to show. Our choice. */
export const SHORTEST_MS = 10 * MINUTE_MS;
/** A range whose length is within this share of a named one, and which ends now, is the named one. Our choice. */
const SAME_RATIO = 0.02;

/** Between which moments a person can look. */
export type Bounds = TimeRange;

/** The range `factor` times as long in which a moment keeps its place; within the bounds. */
export function zoomAt(view: TimeRange, at: number, factor: number, bounds: Bounds): TimeRange {
  const length = view.to - view.from;
  const wanted = Math.min(Math.max(length * factor, SHORTEST_MS), Math.max(getLength(bounds), SHORTEST_MS));
  const from = at - ((at - view.from) / length) * wanted;
  return within({ from, to: from + wanted }, bounds);
}

/** The range later by a time, or earlier where it is below 0; as long as before, within the bounds. */
export function panBy(view: TimeRange, byMs: number, bounds: Bounds): TimeRange {
  return within({ from: view.from + byMs, to: view.to + byMs }, bounds);
}

/** The range between two moments of which either may be the first; never too short, within the bounds. */
export function rangeBetween(one: number, other: number, bounds: Bounds): TimeRange {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const missing = Math.max(0, SHORTEST_MS - (to - from)) / 2;
  return within({ from: from - missing, to: to + missing }, bounds);
}

/** The range that is as long and ends now. */
export function rangeUntilNow(view: TimeRange, now: number): Selection['range'] {
  const length = getLength(view);
  const name = RANGES.find(
    (candidate) =>
      candidate !== 'all' && Math.abs(getLength(rangeUntil(now, candidate)) / length - 1) <= SAME_RATIO,
  );
  return name === undefined
    ? { kind: 'span', from: Math.max(0, Math.round(now - length)), to: now }
    : { kind: 'recent', name };
}

/** A shown range as it is selected: whole milliseconds; all time where it reaches from one bound to the other. */
export function toSelected(view: TimeRange, bounds: Bounds): Selection['range'] {
  const isAll = view.from <= bounds.from && view.to >= bounds.to && getLength(bounds) > DAY_MS;
  if (isAll) return { kind: 'recent', name: 'all' };
  const from = Math.max(0, Math.round(view.from));
  return { kind: 'span', from, to: Math.max(from + 1, Math.round(view.to)) };
}

function getLength({ from, to }: TimeRange): number {
  return to - from;
}

/** Moves a range within the bounds; one that is longer than they are begins with them. */
function within({ from, to }: TimeRange, bounds: Bounds): TimeRange {
  const length = to - from;
  const last = Math.max(bounds.from, bounds.to - length);
  const begin = Math.min(Math.max(from, bounds.from), last);
  return { from: begin, to: begin + length };
}
