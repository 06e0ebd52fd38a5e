import type { TimeRange } from '../../shared/time-range';
import type { NamedGap } from './gaps';
import { nearest } from './trend';

/** Something that stands at one moment of a chart. */
interface Moment {
  readonly at: number;
}

/** What the pointer is at: a run, or a column, by its place among the points, or a time without measurements. */
export type Pointed<Gap extends NamedGap> =
  { readonly kind: 'run'; readonly index: number } | { readonly kind: 'gap'; readonly gap: Gap };

/** A pointer is this exact, as a part of the width of a chart. Our choice: some 7 px of 900. */
const REACH_RATIO = 0.008;

/**
 * What stands where the pointer is. Within a gap it is the gap, not a neighbour of it: an outage has no figures of its
 * own. A narrow gap is met beside itself too, where no run is nearer. Null where there is nothing at all.
 */
export function pointedAt<Gap extends NamedGap>(
  at: number,
  points: readonly Moment[],
  gaps: readonly Gap[],
  range: TimeRange,
): Pointed<Gap> | null {
  const reach = REACH_RATIO * (range.to - range.from);
  const index = nearest(points, at);
  const toRun = index === null ? Number.POSITIVE_INFINITY : Math.abs((points[index]?.at ?? at) - at);
  const distanceTo = (gap: NamedGap) => Math.max(gap.from - at, at - gap.to, 0);
  const [gap] = gaps
    .filter((candidate) => distanceTo(candidate) <= reach)
    .toSorted((one, other) => distanceTo(one) - distanceTo(other) || getWidth(one) - getWidth(other));
  const run = index === null ? null : ({ kind: 'run', index } as const);
  if (gap === undefined) return run;
  const isWide = getWidth(gap) > 2 * reach;
  // A run at the very edge of a long gap, or within it, can still be pointed at.
  const isRunMeant = isWide ? toRun <= reach / 2 : toRun < distanceTo(gap);
  return isRunMeant && run !== null ? run : { kind: 'gap', gap };
}

function getWidth({ from, to }: NamedGap): number {
  return to - from;
}

/** What the keys step through: every run and every time without measurements, in the order of time. */
export function getStops<Gap extends NamedGap>(
  points: readonly Moment[],
  gaps: readonly Gap[],
): readonly Pointed<Gap>[] {
  const stops = [
    ...points.map(({ at }, index) => ({ at, stop: { kind: 'run', index } as const })),
    ...gaps.map((gap) => ({ at: gap.from, stop: { kind: 'gap', gap } as const })),
  ];
  return stops.sort((one, other) => one.at - other.at).map(({ stop }) => stop);
}

/** Where among the stops something stands that was pointed at; null where nothing is, or it is gone. */
export function getStopIndex<Gap extends NamedGap>(
  stops: readonly Pointed<Gap>[],
  pointed: Pointed<Gap> | null,
): number | null {
  const index = stops.findIndex((stop) => {
    if (stop.kind === 'run') return pointed?.kind === 'run' && pointed.index === stop.index;
    return pointed?.kind === 'gap' && isSame(pointed.gap, stop.gap);
  });
  return index < 0 ? null : index;
}

function isSame(one: NamedGap, other: NamedGap): boolean {
  return one.kind === other.kind && one.from === other.from && one.to === other.to;
}
