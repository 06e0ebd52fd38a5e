import { serverAddressFault, WEB_SCHEMES } from '../../../../shared/address';
import { cronProblem } from '../../../../shared/cron-expression';
import { knownTimeZone } from '../../../../shared/local-time';
import { MOST_BATTERY_PERCENT, MOST_OFFSET_MINUTES } from '../../../../shared/schedule/kinds';
import { forbiddenPauseMs } from '../../../../shared/schedule/pace';
import { readNumber } from '../../../components/inputs/read-number';
import { readTimeOfDay } from '../../../components/inputs/time-of-day';
import { fault, inRange, type FieldFault } from '../field-fault';
import type { MeasuringForm } from '../measuring-form';
import { THROUGHPUT_MBIT } from '../throughput-range';
import { getFieldId, type ScheduleField, type TypedSchedule } from './schedules-form';

/** What the faults of schedules depend on besides them. */
export type ScheduleSurroundings = Pick<MeasuringForm, 'service' | 'servers'>;

/** Every fault of the schedules, in the order of the page. */
export function faultsOfSchedules(
  schedules: readonly TypedSchedule[],
  surroundings: ScheduleSurroundings,
): readonly (FieldFault | null)[] {
  return schedules.flatMap((schedule) => faultsOfSchedule(schedule, surroundings));
}

/** The field of a value that main refused, by the value's path; null when it is of no schedule. */
export function fieldOfSchedule(path: string, schedules: readonly TypedSchedule[]): string | null {
  const [, index, name = ''] = /^schedules\.(\d+)\.?(\w*)/.exec(path) ?? [];
  const schedule = index === undefined ? undefined : schedules[Number(index)];
  if (schedule === undefined) return null;
  return getFieldId(schedule.id, FIELD_OF_NAME[name] ?? 'schedule-kind');
}

const FIELD_OF_NAME: Readonly<Partial<Record<string, ScheduleField>>> = {
  cron: 'cron',
  dailyAt: 'daily-at',
  timeZone: 'time-zone',
  offsetMinutes: 'offset-minutes',
  serverUrl: 'schedule-server',
  maintenance: 'maintenance',
  minBatteryPercent: 'min-battery',
  maxTrafficBitsPerSecond: 'max-traffic',
};

function faultsOfSchedule(
  schedule: TypedSchedule,
  { service, servers }: ScheduleSurroundings,
): readonly (FieldFault | null)[] {
  const { id, kind, cron, dailyAt, timeZone, isOffTheHour, offsetMinutes, serverUrl, maintenance } = schedule;
  const at = (name: ScheduleField) => getFieldId(id, name);
  const problem = kind === 'cron' ? cronProblem(cron) : null;
  const isTime = kind !== 'daily' || readTimeOfDay(dailyAt) !== null;
  const own = {
    cloudflare: { serverUrl: toAddress(servers.cloudflareUrl) },
    ndt7: { serverUrl: toAddress(servers.ndt7Url) },
    nq: { configUrl: toAddress(servers.nqUrl) },
  };
  const provider = schedule.provider === '' ? service.provider : schedule.provider;
  const isTooOften = problem === null && isTime && forbiddenPauseMs(schedule, provider, own) !== null;
  const zone = timeZone.trim();
  const url = serverUrl.trim();
  const urlProblem = url === '' ? null : serverAddressFault(url, WEB_SCHEMES);
  const windowsAreTimes = maintenance.every(
    ({ from, to }) => readTimeOfDay(from) !== null && readTimeOfDay(to) !== null,
  );
  return [
    isTooOften ? fault(at(kind === 'cron' ? 'cron' : 'schedule-kind'), 'schedule-too-often') : null,
    problem === null ? null : fault(at('cron'), problem),
    isTime ? null : fault(at('daily-at'), 'not-a-time'),
    zone === '' || knownTimeZone(zone) !== null ? null : fault(at('time-zone'), 'not-a-time-zone'),
    isOffTheHour || isWholeNumber(offsetMinutes, 0, MOST_OFFSET_MINUTES)
      ? null
      : fault(at('offset-minutes'), 'number-range', `0–${MOST_OFFSET_MINUTES}`),
    urlProblem === null ? null : fault(at('schedule-server'), urlProblem),
    windowsAreTimes ? null : fault(at('maintenance'), 'not-a-time'),
    schedule.minBattery.trim() === '' || isWholeNumber(schedule.minBattery, 1, MOST_BATTERY_PERCENT)
      ? null
      : fault(at('min-battery'), 'number-range', `1–${MOST_BATTERY_PERCENT}`),
    inRange(at('max-traffic'), schedule.maxTraffic, THROUGHPUT_MBIT, 'throughput-range'),
  ];
}

function isWholeNumber(typed: string, least: number, most: number): boolean {
  const number = readNumber(typed);
  return typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most;
}

function toAddress(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}
