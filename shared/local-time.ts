import { MINUTE_MS } from './durations';
import { kept } from './kept';

/** No zone changes its clock twice within this time, nor by more. */
const REACH_MS = 26 * 60 * MINUTE_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

const zonesByName = new Map<string, string>();

/** The name of a zone as this computer knows it (`europe/berlin` gives `Europe/Berlin`); null for any other text. */
export function knownTimeZone(name: string | undefined): string | null {
  if (name === undefined || name === '') return null;
  try {
    return kept(
      zonesByName,
      name,
      () => new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone,
    );
  } catch {
    return null;
  }
}

/** How far the wall clock of a zone is ahead of UTC at a moment, in ms. */
export function offsetMsAt(at: number, timeZone: string): number {
  const formatter = kept(
    formatters,
    timeZone,
    () => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' }),
  );
  // `2026, GMT`, `2026, GMT+05:30`, and `1880, GMT-00:44:30` before zones were counted in minutes.
  const [, sign, hours = 0, minutes = 0, seconds = 0] =
    /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?$/.exec(formatter.format(at)) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1_000;
  return sign === '-' ? -size : size;
}

/** What the wall clock of a zone shows at a moment, counted as if it were UTC: a local time. */
export function localTimeAt(at: number, timeZone: string): number {
  return at + offsetMsAt(at, timeZone);
}

/** A time of the day (`07:30`), in ms after midnight. */
export function timeOfDayMs(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE_MS;
}

/** The offset of a zone before and after a change of its clock; equal, and `at` long past, where it is not changed. */
export interface ZoneClock {
  /** The first moment of the offset after the change. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** The clock of a zone from one moment to another, between which it is changed once at most. */
export function zoneClock(from: number, to: number, timeZone: string): ZoneClock {
  const before = offsetMsAt(from, timeZone);
  const after = offsetMsAt(to, timeZone);
  if (before === after) return { at: Number.NEGATIVE_INFINITY, before, after };
  let last = from;
  let first = to;
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetMsAt(middle, timeZone) === before) last = middle;
    else first = middle;
  }
  return { at: first, before, after };
}

/** The moments at which a clock shows a local time, oldest first: two in a repeated hour, none in a lost one. */
export function momentsBy({ at, before, after }: ZoneClock, local: number): readonly number[] {
  return [...(local - before < at ? [local - before] : []), ...(local - after >= at ? [local - after] : [])];
}

/** The first moment of a local time; for one in a lost hour the moment right after that hour. */
export function getFirstMoment(local: number, timeZone: string): number {
  const clock = zoneClock(local - REACH_MS, local + REACH_MS, timeZone);
  return momentsBy(clock, local)[0] ?? clock.at;
}
