import type { ProviderChoice } from '../../../../shared/providers';
import type { Mode } from '../../../../shared/run';
import { cronProblem } from '../../../../shared/cron-expression';
import {
  FIRST_SCHEDULE_ID,
  UNTIL_RESUMED,
  type ScheduleKind,
  type WhenBusy,
} from '../../../../shared/schedule/kinds';
import type { MaintenanceWindow } from '../../../../shared/schedule/maintenance';
import type { ScheduleSettings } from '../../../../shared/schedule/schedule';
import { fromMegabits, toMegabits } from '../../../../shared/texts/format';
import { readNumber } from '../../../components/inputs/read-number';
import { readTimeOfDay } from '../../../components/inputs/time-of-day';

/** A maintenance window as typed. `key` stays with the row while it is edited. */
export interface TypedWindow extends MaintenanceWindow {
  readonly key: string;
}

/** A schedule as a person edits it: what is left to the measuring settings is empty. */
export interface TypedSchedule {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** A moment in ms, `resumed`, or empty. */
  readonly pausedUntil: string;
  readonly kind: ScheduleKind;
  readonly dailyAt: string;
  readonly cron: string;
  readonly timeZone: string;
  readonly isOffTheHour: boolean;
  readonly offsetMinutes: string;
  readonly provider: ProviderChoice | '';
  readonly serverUrl: string;
  readonly mode: Mode | '';
  readonly skipOnBattery: boolean;
  /** Percent; empty asks for no charge. */
  readonly minBattery: string;
  readonly skipOnMetered: boolean;
  readonly skipInFullScreen: boolean;
  readonly networks: readonly string[];
  /** Mbit/s; empty asks for no limit. */
  readonly maxTraffic: string;
  readonly whenBusy: WhenBusy;
  readonly maintenance: readonly TypedWindow[];
}

/** A schedule in the form, and the way to change it. */
export interface ScheduleFieldsProps {
  readonly schedule: TypedSchedule;
  readonly onChange: (next: TypedSchedule) => void;
}

/** The schedule that a person adds: every hour, with everything else left as it is. */
export function newSchedule(id: string, name: string): TypedSchedule {
  return {
    id,
    name,
    isEnabled: true,
    pausedUntil: '',
    kind: 'hourly',
    dailyAt: '07:00',
    cron: '0 */2 * * *',
    timeZone: '',
    isOffTheHour: true,
    offsetMinutes: '0',
    provider: '',
    serverUrl: '',
    mode: '',
    skipOnBattery: false,
    minBattery: '',
    skipOnMetered: false,
    skipInFullScreen: false,
    networks: [],
    maxTraffic: '',
    whenBusy: 'measure',
    maintenance: [],
  };
}

/** The form of stored schedules. */
export function toSchedulesForm(schedules: readonly ScheduleSettings[]): readonly TypedSchedule[] {
  return schedules.map(({ minBatteryPercent, maxTrafficBitsPerSecond: limit, ...schedule }) => ({
    ...schedule,
    maxTraffic: limit === null ? '' : String(toMegabits(limit)),
    minBattery: minBatteryPercent === null ? '' : String(minBatteryPercent),
    pausedUntil: schedule.pausedUntil === null ? '' : String(schedule.pausedUntil),
    offsetMinutes: String(schedule.offsetMinutes),
    provider: schedule.provider ?? '',
    serverUrl: schedule.serverUrl ?? '',
    mode: schedule.mode ?? '',
    maintenance: schedule.maintenance.map((window, index) => ({ key: `stored-${index}`, ...window })),
  }));
}

/** The schedules that a form without faults stands for. */
export function toSchedules(
  typed: readonly TypedSchedule[],
  before: readonly ScheduleSettings[],
): ScheduleSettings[] {
  return typed.map((schedule) =>
    toSchedule(
      schedule,
      before.find(({ id }) => id === schedule.id),
    ),
  );
}

/**
 * One schedule as it is stored. What the form does not show is not asked for: a text there that cannot be used gives way
 * to the stored one, or to that of a new schedule.
 */
export function toSchedule(typed: TypedSchedule, before?: ScheduleSettings): ScheduleSettings {
  const fresh = newSchedule(typed.id, '');
  const offset = readNumber(typed.offsetMinutes);
  const { minBattery, maxTraffic, ...rest } = typed;
  const limit = readNumber(maxTraffic);
  const percent = readNumber(minBattery);
  return {
    ...rest,
    minBatteryPercent: percent === 'unreadable' ? null : percent,
    networks: [...typed.networks],
    maxTrafficBitsPerSecond: typeof limit === 'number' ? fromMegabits(limit) : null,
    name: typed.name.trim(),
    pausedUntil: toPause(typed.pausedUntil),
    cron: cronProblem(typed.cron) === null ? typed.cron.trim() : (before?.cron ?? fresh.cron),
    dailyAt: readTimeOfDay(typed.dailyAt) ?? before?.dailyAt ?? fresh.dailyAt,
    timeZone: typed.timeZone.trim(),
    offsetMinutes: typeof offset === 'number' ? offset : (before?.offsetMinutes ?? 0),
    provider: typed.provider === '' ? null : typed.provider,
    serverUrl: typed.serverUrl.trim() === '' ? null : typed.serverUrl.trim(),
    mode: typed.mode === '' ? null : typed.mode,
    maintenance: typed.maintenance.map(({ weekdays, from, to }) => ({
      weekdays: [...weekdays],
      from: readTimeOfDay(from) ?? from,
      to: readTimeOfDay(to) ?? to,
    })),
  };
}

/** A schedule as it is typed, for the question when it comes next: what cannot be read is asked about as it is. */
export function toPreview(typed: TypedSchedule): ScheduleSettings {
  const schedule = toSchedule(typed);
  return {
    ...schedule,
    cron: typed.cron,
    dailyAt: readTimeOfDay(typed.dailyAt) ?? schedule.dailyAt,
    provider: null,
    serverUrl: null,
    minBatteryPercent: null,
    maxTrafficBitsPerSecond: null,
    maintenance: [],
  };
}

/** Whether a schedule makes no runs now, as typed. */
export function isTypedPause({ pausedUntil }: TypedSchedule, now: number): boolean {
  const pause = toPause(pausedUntil);
  return pause === UNTIL_RESUMED || (pause !== null && now < pause);
}

/** The id of a field of a schedule. Those of the first one have their plain names. */
export function getFieldId(scheduleId: string, name: ScheduleField): string {
  return scheduleId === FIRST_SCHEDULE_ID ? name : `schedule-${scheduleId}-${name}`;
}

/** Fields of a schedule that can have a fault. */
export const SCHEDULE_FIELDS = [
  'cron',
  'daily-at',
  'schedule-kind',
  'time-zone',
  'offset-minutes',
  'schedule-server',
  'maintenance',
  'min-battery',
  'max-traffic',
] as const;
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number];

/** Whether a name is one of theirs. */
export function isScheduleField(name: string): name is ScheduleField {
  return SCHEDULE_FIELDS.some((known) => known === name);
}

/** Whether a control of the page belongs to a schedule. */
export function isOfSchedule(control: string, scheduleId: string): boolean {
  if (scheduleId === FIRST_SCHEDULE_ID && isScheduleField(control)) return true;
  return control.startsWith(`schedule-${scheduleId}-`) || control.endsWith(`-${scheduleId}`);
}

function toPause(typed: string): ScheduleSettings['pausedUntil'] {
  if (typed === UNTIL_RESUMED) return UNTIL_RESUMED;
  return typed === '' ? null : Number(typed);
}
