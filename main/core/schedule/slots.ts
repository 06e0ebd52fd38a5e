import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import { highest } from '../../../shared/extremes';
import {
  getFirstMoment,
  localTimeAt,
  momentsBy,
  zoneClock,
  type ZoneClock,
} from '../../../shared/local-time';
import { compile, type Pattern, type SchedulePlan } from './plan';

/** A day of a zone begins and ends within so long before and after the same day in UTC. */
const REACH_MS = 26 * HOUR_MS;

/** The slots of a stretch of time, without listing them. */
export interface SlotCount {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
}

/**
 * The first `count` slots strictly after a moment, fewer where the schedule ends before.
 *
 * When the clock is put forward, a slot in the lost hour comes right after it; where a schedule by intervals has the
 * same minute in the hour after (hourly at 07), the lost hour has no slot of its own, so that no interval is cut.
 * When the clock is put back, a time of the day comes once, the first time it is shown; a schedule by intervals
 * (a wildcard or a step) comes in both hours.
 */
export function slotsAfter(plan: SchedulePlan, after: number, count: number): readonly number[] {
  const slots: number[] = [];
  for (const slot of slotsFrom(plan, after)) {
    if (slots.push(slot) >= count) break;
  }
  return slots;
}

/**
 * Counts the slots after one moment (excluded) until another one (included); null where there is none. Years take
 * milliseconds: days without a change of the clock are counted at once.
 */
export function countSlots(plan: SchedulePlan, after: number, until: number): SlotCount | null {
  const pattern = compile(plan);
  const [firstAt] = slotsAfter(plan, after, 1);
  if (firstAt === undefined || firstAt > until) return null;
  const perDay = pattern.hours.length * pattern.minutes.length;
  const uneven = new Set<number>();
  let count = 0;
  let lastAt = firstAt;
  const end = getDay(until - plan.offsetMs, plan.timeZone);
  for (let day = getDay(firstAt - plan.offsetMs, plan.timeZone) - DAY_MS; day <= end; day += DAY_MS) {
    if (!pattern.days.has(day)) continue;
    const { before, after: offset } = getClock(day, plan.timeZone);
    const startsAt = day - offset + plan.offsetMs;
    if (before === offset && startsAt >= firstAt && startsAt + DAY_MS <= until) {
      count += perDay;
      lastAt = startsAt + getLastMinute(pattern) * MINUTE_MS;
      continue;
    }
    for (const slot of slotsOfDay(pattern, plan, day)) {
      if (slot >= firstAt && slot <= until) uneven.add(slot);
    }
  }
  return { firstAt, lastAt: highest(uneven, lastAt), count: count + uneven.size };
}

/** Every slot after a moment, in order. */
function* slotsFrom(plan: SchedulePlan, after: number): Generator<number> {
  const pattern = compile(plan);
  let pending: readonly number[] = [];
  // The slots of a day may lie on the next one by the clock of UTC, and after a change of the clock.
  let day = pattern.days.next(getDay(after - plan.offsetMs, plan.timeZone) - DAY_MS);
  while (day !== null) {
    const next = pattern.days.next(day + DAY_MS);
    const slots = new Set([...pending, ...slotsOfDay(pattern, plan, day)].filter((slot) => slot > after));
    const ordered = [...slots].sort((a, b) => a - b);
    const nextStartsAt = next === null ? Infinity : getFirstMoment(next, plan.timeZone) + plan.offsetMs;
    yield* ordered.filter((slot) => slot < nextStartsAt);
    pending = ordered.filter((slot) => slot >= nextStartsAt);
    day = next;
  }
}

/** The slots of one local day, in no order. */
function slotsOfDay(pattern: Pattern, { timeZone, offsetMs }: SchedulePlan, day: number): readonly number[] {
  const clock = getClock(day, timeZone);
  return pattern.hours.flatMap((hour) =>
    pattern.minutes.flatMap((minute) =>
      getMoments(pattern, clock, day + hour * HOUR_MS + minute * MINUTE_MS).map(
        (moment) => moment + offsetMs,
      ),
    ),
  );
}

/** The moments of one slot of a pattern. */
function getMoments(pattern: Pattern, clock: ZoneClock, local: number): readonly number[] {
  const moments = momentsBy(clock, local);
  if (moments.length > 0) return pattern.isInterval ? moments : moments.slice(0, 1);
  const lostMs = clock.after - clock.before;
  return pattern.isInterval && hasTime(pattern, local + lostMs) ? [] : [clock.at];
}

/** Whether a local time is one of a pattern. */
function hasTime({ hours, minutes, days }: Pattern, local: number): boolean {
  const time = new Date(local);
  const day = Math.floor(local / DAY_MS) * DAY_MS;
  return hours.includes(time.getUTCHours()) && minutes.includes(time.getUTCMinutes()) && days.has(day);
}

function getLastMinute({ hours, minutes }: Pattern): number {
  return (hours.at(-1) ?? 0) * 60 + (minutes.at(-1) ?? 0);
}

/** The local day of a moment, as the midnight that it begins with, counted as if in UTC. */
function getDay(at: number, timeZone: string): number {
  return Math.floor(localTimeAt(at, timeZone) / DAY_MS) * DAY_MS;
}

/** The clock of a zone on one of its days and near to it. */
function getClock(day: number, timeZone: string): ZoneClock {
  return zoneClock(day - REACH_MS, day + DAY_MS + REACH_MS, timeZone);
}
