import { lowest } from '../../shared/extremes';
import { MINUTE_MS } from '../../shared/durations';
import type { LineChart, LineEvent, LineStretch } from '../../shared/history/outages';
import type { TimeRange } from '../../shared/time-range';
import type { NamedGap } from './gaps';

/** The newest minute is told of when it is over. */
const NEWEST_UNTOLD_MS = 2.5 * MINUTE_MS;
/** So many of the medians must be in sight: what few of them exceed is cut off, so that the others can be read. */
const IN_SIGHT_RATIO = 0.97;
/** Room for the highest above the medians. Nearly every column of a long range has had one slow answer. Our choice. */
const HIGHEST_IN_SIGHT = 3;

/** A time in which the line was down or was not observed, as far as a chart shows it. */
export interface LineGap extends NamedGap {
  readonly kind: LineEvent['kind'] | 'unobserved';
  /** What was recorded of it; null where nothing was. */
  readonly event: LineEvent | null;
}

/** The columns of a line the way they are drawn, each at its middle; a break is a moment without values. */
export interface LineColumns {
  readonly times: readonly number[];
  readonly far: readonly (number | null)[];
  readonly farHighest: readonly (number | null)[];
  readonly gateway: readonly (number | null)[];
  /** What to draw up to: single peaks would press everything else flat. */
  readonly cap: number;
}

/** When a column stands, for the crosshair. */
export function getMiddle({ at, lengthMs }: LineStretch, range: TimeRange): number {
  return Math.min(at + lengthMs / 2, range.to);
}

/** Turns the columns of a line into values with breaks where nobody observed. */
export function getLineColumns({ columns, columnMs }: LineChart, range: TimeRange): LineColumns {
  const cells: { readonly at: number; readonly column: LineStretch | null }[] = [];
  columns.forEach((column, index) => {
    const before = columns[index - 1];
    const isApart = before !== undefined && column.at - before.at > columnMs;
    if (isApart) cells.push({ at: (before.at + columnMs + column.at) / 2, column: null });
    cells.push({ at: getMiddle(column, range), column });
  });
  const pick = (of: (column: LineStretch) => number | null) =>
    cells.map(({ column }) => (column === null ? null : of(column)));
  const far = pick((column) => column.far.medianMs);
  const gateway = pick((column) => column.gateway.medianMs);
  return {
    times: cells.map(({ at }) => at),
    far,
    farHighest: pick((column) => column.far.highestMs),
    gateway,
    cap: HIGHEST_IN_SIGHT * Math.max(quantileOf(far), quantileOf(gateway)),
  };
}

function quantileOf(values: readonly (number | null)[]): number {
  const sorted = values.filter((value) => value !== null).toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * IN_SIGHT_RATIO)] ?? 0;
}

/** Times in which the line was down or was not observed, within a range and by their begin. */
export function getLineGaps({ columns, columnMs, events }: LineChart, range: TimeRange): readonly LineGap[] {
  if (columns.length === 0 && events.length === 0) return [];
  const named = events.map((event): LineGap => ({
    kind: event.kind,
    from: event.startedAt,
    to: event.endedAt ?? range.to,
    event,
  }));
  const begins = [...columns.map(({ at }) => at), range.to];
  const unobserved = begins.flatMap((to, index): readonly TimeRange[] => {
    const before = columns[index - 1];
    const from = before === undefined ? range.from : before.at + columnMs;
    const least = index === columns.length ? Math.max(columnMs, NEWEST_UNTOLD_MS) : columnMs / 2;
    return to - from > least ? leftOf({ from, to }, named).filter((part) => part.to - part.from > least) : [];
  });
  return [...named, ...unobserved.map((part): LineGap => ({ ...part, kind: 'unobserved', event: null }))]
    .map((gap) => ({ ...gap, from: Math.max(gap.from, range.from), to: Math.min(gap.to, range.to) }))
    .filter(({ from, to }) => from < to || (from === to && from > range.from))
    .toSorted((one, other) => one.from - other.from);
}

/** What is left of a time without those that are named, which are in order. */
function leftOf({ from, to }: TimeRange, named: readonly TimeRange[]): readonly TimeRange[] {
  const parts: TimeRange[] = [];
  let at = from;
  for (const gap of named) {
    if (gap.to <= at || gap.from >= to) continue;
    if (gap.from > at) parts.push({ from: at, to: gap.from });
    at = Math.max(at, gap.to);
  }
  return at < to ? [...parts, { from: at, to }] : parts;
}

/** When the first thing is known of a line; null where nothing is. */
export function knownFrom({ columns, events }: LineChart): number | null {
  const begins = [columns[0]?.at, events[0]?.startedAt].filter((at) => at !== undefined);
  return begins.length === 0 ? null : lowest(begins);
}
