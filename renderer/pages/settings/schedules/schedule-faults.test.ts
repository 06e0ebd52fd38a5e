import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';
import { toForm } from '../form';
import { faultsOfSchedules, fieldOfSchedule } from './schedule-faults';
import { newSchedule, type TypedSchedule } from './schedules-form';

const form = toForm(DEFAULT_SETTINGS);
const faults = (change: Partial<TypedSchedule>, provider = form.service.provider) =>
  faultsOfSchedules([{ ...newSchedule('night', 'Night'), ...change }], {
    ...form,
    service: { ...form.service, provider },
  })
    .filter((found) => found !== null)
    .map(({ field, problem }) => [field, problem]);

describe('a schedule as it is typed', () => {
  it('is refused where its service does not bear it, by its own service or that of all', () => {
    const tooOften = [['schedule-night-schedule-kind', 'schedule-too-often']];
    expect(faults({ kind: 'every-30-minutes', provider: 'ndt7' })).toEqual(tooOften);
    expect(faults({ kind: 'every-30-minutes' }, 'ndt7')).toEqual(tooOften);
    expect(faults({ kind: 'every-30-minutes', provider: 'librespeed' }, 'ndt7')).toEqual([]);
    expect(faults({ kind: 'cron', cron: '*/5 * * * *', provider: 'cloudflare' })).toEqual([
      ['schedule-night-cron', 'schedule-too-often'],
    ]);
  });
  it('is refused with a zone, an offset, a server or a window that cannot be', () => {
    expect(faults({ timeZone: 'Mars' })).toEqual([['schedule-night-time-zone', 'not-a-time-zone']]);
    expect(faults({ timeZone: ' Europe/Berlin ' })).toEqual([]);
    expect(faults({ isOffTheHour: false, offsetMinutes: '60' })).toEqual([
      ['schedule-night-offset-minutes', 'number-range'],
    ]);
    expect(faults({ offsetMinutes: 'x' })).toEqual([]);
    expect(faults({ serverUrl: 'speed' })).toEqual([['schedule-night-schedule-server', 'not-an-url']]);
    expect(faults({ minBattery: '0' })).toEqual([['schedule-night-min-battery', 'number-range']]);
    expect(faults({ minBattery: 'low' })).toEqual([['schedule-night-min-battery', 'number-range']]);
    expect(faults({ minBattery: ' 20 ', maxTraffic: '2,5' })).toEqual([]);
    expect(faults({ maxTraffic: '0' })).toEqual([['schedule-night-max-traffic', 'throughput-range']]);
    const window = { key: 'a', weekdays: [], from: '25:00', to: '04:00' };
    expect(faults({ maintenance: [window] })).toEqual([['schedule-night-maintenance', 'not-a-time']]);
  });
  it('has its faults at its own fields, also those that main found', () => {
    const two = [newSchedule('main', ''), newSchedule('night', '')];
    expect(fieldOfSchedule('schedules.0.cron', two)).toBe('cron');
    expect(fieldOfSchedule('schedules.1.maintenance.0.from', two)).toBe('schedule-night-maintenance');
    expect(fieldOfSchedule('measuring.provider', two)).toBeNull();
  });
});
