import { kept } from '../../../shared/kept';
import { parseCron, type CronParts, type CronProblem } from '../../../shared/cron-expression';
import { MINUTE_MS, SECOND_MS } from '../../../shared/durations';
import { knownTimeZone } from '../../../shared/local-time';
import { FIRST_SCHEDULE_ID, type ScheduleKind } from '../../../shared/schedule/kinds';
import { getCronPattern } from '../../../shared/schedule/patterns';
import type { ScheduleSettings } from '../../../shared/schedule/schedule';
import { CronDays } from './days';

/** How far runs are moved away from the full hour, per kind: at least and at most, in minutes. */
const OFFSET_MINUTES: Readonly<Record<ScheduleKind, readonly [number, number]>> = {
  'every-15-minutes': [2, 13],
  'every-30-minutes': [2, 28],
  hourly: [3, 57],
  'every-6-hours': [3, 57],
  daily: [1, 9],
  cron: [1, 9],
};

const DAY_MINUTES = 24 * 60;

/** The settings of a schedule, made computable. Two plans with the same text have the same slots. */
export interface SchedulePlan {
  /** A cron expression of five fields. */
  readonly pattern: string;
  readonly timeZone: string;
  /** How long after the time of its pattern a slot is; never as long as to put it on the next day. */
  readonly offsetMs: number;
}

/** A pattern, ready to compute with. */
export interface Pattern extends Omit<CronParts, 'days'> {
  readonly days: CronDays;
}

/** What the plan of a schedule depends on besides its settings. */
export interface PlanOrigin {
  /** The time zone of the computer, for schedules without one of their own. */
  readonly timeZone: string;
  readonly installId: string;
}

/** The plan that settings describe, or what is wrong with their cron expression. */
export function createPlan(
  schedule: ScheduleSettings,
  origin: PlanOrigin,
):
  | { readonly kind: 'plan'; readonly plan: SchedulePlan }
  | { readonly kind: 'invalid'; readonly problem: CronProblem } {
  const pattern = getCronPattern(schedule);
  const parsed = parseCron(pattern);
  if (parsed.kind === 'problem') return { kind: 'invalid', problem: parsed.problem };
  const offsetMs = getOffset(schedule, parsed.parts, origin.installId);
  return { kind: 'plan', plan: { pattern, timeZone: getScheduleZone(schedule, origin.timeZone), offsetMs } };
}

/** The time zone that a schedule goes by. */
export function getScheduleZone(
  { timeZone }: Pick<ScheduleSettings, 'timeZone'>,
  ofComputer: string,
): string {
  return knownTimeZone(timeZone) ?? ofComputer;
}

/** A text that changes exactly when the slots of a plan change. */
export function getSpecification({ pattern, timeZone, offsetMs }: SchedulePlan): string {
  return `${pattern}|${timeZone}|${offsetMs}`;
}

/** The plan of such a text; null for one that this version cannot read. */
export function planFrom(specification: string): SchedulePlan | null {
  const [pattern = '', timeZone = '', offset = ''] = specification.split('|');
  const offsetMs = Number(offset);
  if (parseCron(pattern).kind === 'problem' || offset === '' || !Number.isFinite(offsetMs)) return null;
  return knownTimeZone(timeZone) === null ? null : { pattern, timeZone, offsetMs };
}

const compiled = new Map<string, Pattern>();

/**
 * @throws for an expression that `parseCron` refuses; `planOf` makes no such plan
 */
export function compile({ pattern }: SchedulePlan): Pattern {
  return kept(compiled, pattern, () => {
    const parsed = parseCron(pattern);
    if (parsed.kind === 'problem') throw new Error(`${parsed.problem}: ${pattern}`);
    return { ...parsed.parts, days: new CronDays(parsed.parts.days) };
  });
}

/**
 * The same for one installation and schedule at all times; whole seconds. It is cut to what is left of the day after
 * the last slot, for all slots alike, so that they keep their distances.
 */
function getOffset(schedule: ScheduleSettings, { hours, minutes }: CronParts, installId: string): number {
  const leftMinutes = DAY_MINUTES - (hours.at(-1) ?? 0) * 60 - (minutes.at(-1) ?? 0);
  if (!schedule.isOffTheHour) return Math.min(schedule.offsetMinutes, leftMinutes - 1) * MINUTE_MS;
  const [least, most] = OFFSET_MINUTES[schedule.kind];
  const end = Math.min(most, leftMinutes) * 60;
  const start = Math.min(least * 60, end / 2);
  // The first schedule keeps the offset that it had while it was the only one.
  const seed = schedule.id === FIRST_SCHEDULE_ID ? installId : `${installId}/${schedule.id}`;
  return (start + (hash(seed) % (end - start))) * SECOND_MS;
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
