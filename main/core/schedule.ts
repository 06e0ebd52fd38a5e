import { Cron } from 'croner';
import { errorText } from '../../shared/error-text';
import { MINUTE_MS } from '../../shared/durations';
import type { ScheduleKind, ScheduleSettings } from '../../shared/settings';

const PATTERNS: Readonly<Record<Exclude<ScheduleKind, 'daily' | 'cron'>, string>> = {
  'every-15-minutes': '*/15 * * * *',
  'every-30-minutes': '*/30 * * * *',
  hourly: '0 * * * *',
  'every-6-hours': '0 */6 * * *',
};

/** How far runs are moved away from the full hour, per kind: at least and at most, in minutes. */
const OFFSET_MINUTES: Readonly<Record<ScheduleKind, readonly [number, number]>> = {
  'every-15-minutes': [2, 13],
  'every-30-minutes': [2, 28],
  hourly: [3, 57],
  'every-6-hours': [3, 57],
  daily: [1, 9],
  cron: [1, 9],
};

/** A run that starts this long after its slot still counts as on time. */
export const ON_TIME_MS = 2 * MINUTE_MS;

/** The settings of a schedule, made computable. Two plans with the same text have the same slots. */
export interface SchedulePlan {
  readonly pattern: string;
  readonly timeZone: string;
  readonly offsetMs: number;
}

/** The plan that settings describe, or the parser's words where the cron expression is wrong. */
export function planOf(
  schedule: ScheduleSettings,
  timeZone: string,
  installId: string,
):
  | { readonly kind: 'plan'; readonly plan: SchedulePlan }
  | { readonly kind: 'invalid'; readonly detail: string } {
  const pattern = patternOf(schedule);
  try {
    if (new Cron(pattern, { timezone: timeZone, paused: true }).nextRun() === null) {
      return { kind: 'invalid', detail: 'never' };
    }
  } catch (error) {
    return { kind: 'invalid', detail: errorText(error) };
  }
  const offsetMs = schedule.isOffTheHour ? offsetOf(schedule.kind, installId) : 0;
  return { kind: 'plan', plan: { pattern, timeZone, offsetMs } };
}

/** A text that changes exactly when the slots of a plan change. */
export function specificationOf(plan: SchedulePlan): string {
  return `${plan.pattern}|${plan.timeZone}|${plan.offsetMs}`;
}

/**
 * The first `count` slots strictly after a moment. In a spring clock change a slot inside the lost hour comes
 * right after it; in autumn a daily slot comes once and an hourly one in both hours.
 */
export function slotsAfter(plan: SchedulePlan, after: number, count: number): readonly number[] {
  return new Cron(plan.pattern, { timezone: plan.timeZone, paused: true })
    .nextRuns(count, new Date(after - plan.offsetMs))
    .map((slot) => slot.getTime() + plan.offsetMs);
}

/** Every slot from `first` (itself a slot) until `now`, oldest first. */
export function* slotsBetween(plan: SchedulePlan, first: number, now: number): Generator<number> {
  const BATCH = 64;
  let batch: readonly number[] = [first];
  while (batch.length > 0) {
    for (const slot of batch) {
      if (slot > now) return;
      yield slot;
    }
    batch = slotsAfter(plan, batch.at(-1) ?? now, BATCH);
  }
}

function patternOf(schedule: ScheduleSettings): string {
  if (schedule.kind === 'cron') return schedule.cron.trim();
  if (schedule.kind !== 'daily') return PATTERNS[schedule.kind];
  const [hour, minute] = schedule.dailyAt.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

/** The same for one installation and kind at all times; whole seconds. */
function offsetOf(kind: ScheduleKind, installId: string): number {
  const [least, most] = OFFSET_MINUTES[kind];
  const spreadSeconds = (most - least) * 60;
  return (least * 60 + (hash(installId) % spreadSeconds)) * 1_000;
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
