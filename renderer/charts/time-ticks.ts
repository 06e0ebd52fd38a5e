import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import type { TimeRange } from '../../shared/time-range';
import { getFirstMoment, localTimeAt } from '../../shared/local-time';

/** Steps that a person would choose; below a day they divide it, months are calendar months. */
const MINUTE_STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720];
const DAY_STEPS = [1, 2, 5, 7, 14];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60];

/** Which part of a time tells one tick from the next. */
export type TickUnit = 'hour' | 'day' | 'far-day' | 'month';

export interface TimeTicks {
  readonly unit: TickUnit;
  readonly at: readonly number[];
}

/** Round local times within a range, at most `most` of them, right across changes of the clock. */
export function timeTicks(range: TimeRange, timeZone: string, most: number): TimeTicks {
  const span = range.to - range.from;
  const minutes = MINUTE_STEPS.find((step) => span / (step * MINUTE_MS) <= most);
  if (minutes !== undefined) return { unit: 'hour', at: collect(range, timeZone, minuteStepper(minutes)) };
  const days = DAY_STEPS.find((step) => span / (step * DAY_MS) <= most);
  if (days !== undefined) {
    const unit = span <= 10 * DAY_MS ? 'day' : 'far-day';
    return { unit, at: collect(range, timeZone, dayStepper(days)) };
  }
  const months = MONTH_STEPS.find((step) => span / (step * 30.4 * DAY_MS) <= most) ?? 120;
  return { unit: 'month', at: collect(range, timeZone, monthStepper(months)) };
}

/** Gives the n-th local time of a series that starts at or before a local time. Local times are kept as if UTC. */
type Stepper = (local: Date, index: number) => number;

const minuteStepper =
  (step: number): Stepper =>
  (local, index) => {
    const minuteOfDay = local.getUTCHours() * 60 + local.getUTCMinutes();
    const minutes = Math.floor(minuteOfDay / step) * step + index * step;
    return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), 0, minutes);
  };

const dayStepper =
  (step: number): Stepper =>
  (local, index) =>
    Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + index * step);

const monthStepper =
  (step: number): Stepper =>
  (local, index) => {
    const month = Math.floor(local.getUTCMonth() / step) * step + index * step;
    return Date.UTC(local.getUTCFullYear(), month, 1);
  };

function collect(range: TimeRange, timeZone: string, stepper: Stepper): readonly number[] {
  const start = new Date(localTimeAt(range.from, timeZone));
  const ticks: number[] = [];
  for (let index = 0; index < 400; index += 1) {
    const at = getFirstMoment(stepper(start, index), timeZone);
    if (at >= range.to) break;
    if (at >= range.from && at !== ticks[ticks.length - 1]) ticks.push(at);
  }
  return ticks;
}
