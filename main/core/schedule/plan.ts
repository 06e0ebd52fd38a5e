import { kept } from '../../../shared/kept';
import { parseCron, type CronParts, type CronProblem } from '../../../shared/cron-expression';
import { SECOND_MS } from '../../../shared/durations';
import { knownTimeZone } from '../../../shared/local-time';
import type { ScheduleKind, ScheduleSettings } from '../../../shared/settings';
import { CronDays } from './days';

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

/** The plan that settings describe, or what is wrong with their cron expression. */
export function createPlan(
  schedule: ScheduleSettings,
  timeZone: string,
  installId: string,
):
  | { readonly kind: 'plan'; readonly plan: SchedulePlan }
  | { readonly kind: 'invalid'; readonly problem: CronProblem } {
  const pattern = toPattern(schedule);
  const parsed = parseCron(pattern);
  if (parsed.kind === 'problem') return { kind: 'invalid', problem: parsed.problem };
  const offsetMs = schedule.isOffTheHour ? getOffset(schedule.kind, parsed.parts, installId) : 0;
  return { kind: 'plan', plan: { pattern, timeZone, offsetMs } };
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

function toPattern(schedule: ScheduleSettings): string {
  if (schedule.kind === 'cron') return schedule.cron.trim();
  if (schedule.kind !== 'daily') return PATTERNS[schedule.kind];
  const [hour, minute] = schedule.dailyAt.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}

/**
 * The same for one installation and schedule at all times; whole seconds. It is cut to what is left of the day after
 * its last slot, for all slots alike, so that they keep their distances.
 */
function getOffset(kind: ScheduleKind, { hours, minutes }: CronParts, installId: string): number {
  const lastMinute = (hours.at(-1) ?? 0) * 60 + (minutes.at(-1) ?? 0);
  const [least, most] = OFFSET_MINUTES[kind];
  const end = Math.min(most, DAY_MINUTES - lastMinute) * 60;
  const start = Math.min(least * 60, end / 2);
  return (start + (hash(installId) % (end - start))) * SECOND_MS;
}

/** FNV-1a, 32 bit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
