import { MINUTE_MS } from './durations';
import { kept } from './kept';

/** No zone changes its clock twice within this time, nor by more. */
const REACH_MS = 26 * 60 * MINUTE_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The name of a zone as this computer knows it (`europe/berlin` gives `Europe/Berlin`); null for any other text. */
export function knownTimeZone(name: string | undefined): string | null {
  if (name === undefined || name === '') return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
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

/** The moments at which a local time is shown, oldest first: two in a repeated hour, none in a lost one. */
export function momentsOf(local: number, timeZone: string): readonly number[] {
  const before = offsetMsAt(local - REACH_MS, timeZone);
  const after = offsetMsAt(local + REACH_MS, timeZone);
  if (before === after) return [local - before];
  return [Math.max(before, after), Math.min(before, after)]
    .map((offset) => local - offset)
    .filter((moment) => localTimeAt(moment, timeZone) === local);
}

/** The first moment of a local time; for one in a lost hour the moment right after that hour. */
export function firstMomentOf(local: number, timeZone: string): number {
  return momentsOf(local, timeZone)[0] ?? changeNear(local, timeZone);
}

/** The moment at which the clock was put forward over a local time. */
function changeNear(local: number, timeZone: string): number {
  let before = local - REACH_MS;
  let after = local + REACH_MS;
  // The clock shows less than the lost time before the change, and more from then on.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localTimeAt(middle, timeZone) < local) before = middle;
    else after = middle;
  }
  return after;
}
