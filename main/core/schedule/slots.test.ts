import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEDULE, type ScheduleSettings } from '../../../shared/schedule/schedule';
import { createPlan, type SchedulePlan } from './plan';
import { countSlots, slotsAfter } from './slots';

const plan = (
  change: Partial<ScheduleSettings>,
  timeZone = 'Europe/Berlin',
  installId = 'a',
): SchedulePlan => {
  const answer = createPlan({ ...DEFAULT_SCHEDULE, isOffTheHour: false, ...change }, { timeZone, installId });
  if (answer.kind === 'invalid') throw new Error(answer.problem);
  return answer.plan;
};
const utc = (slots: readonly number[]) => slots.map((slot) => new Date(slot).toISOString().slice(5, 16));
const next = (change: Partial<ScheduleSettings>, after: string, count: number, timeZone?: string) =>
  utc(slotsAfter(plan(change, timeZone), Date.parse(after), count));

describe('a schedule over the spring clock change in Berlin (29 March 2026, 02:00 becomes 03:00)', () => {
  it('keeps the daily run at 02:30 of the day that has no 02:30', () => {
    expect(next({ kind: 'daily', dailyAt: '02:30' }, '2026-03-28T12:00Z', 2)).toEqual([
      '03-29T01:00',
      '03-30T00:30',
    ]);
  });
  it('runs hourly once an hour', () => {
    expect(next({ kind: 'hourly' }, '2026-03-28T23:30Z', 4)).toEqual([
      '03-29T00:00',
      '03-29T01:00',
      '03-29T02:00',
      '03-29T03:00',
    ]);
  });
  it('runs every 15 minutes without a hole or a double', () => {
    const slots = slotsAfter(plan({ kind: 'every-15-minutes' }), Date.parse('2026-03-28T23:00Z'), 16);
    const steps = slots.slice(1).map((slot, index) => slot - (slots[index] ?? 0));
    expect(new Set(steps)).toEqual(new Set([900_000]));
  });
});

describe('a schedule over the autumn clock change in Berlin (25 October 2026, 03:00 becomes 02:00)', () => {
  it('runs once at 02:30 of the day that has two', () => {
    expect(next({ kind: 'daily', dailyAt: '02:30' }, '2026-10-24T12:00Z', 2)).toEqual([
      '10-25T00:30',
      '10-26T01:30',
    ]);
  });
  it('runs every half hour in both hours', () => {
    expect(next({ kind: 'every-30-minutes' }, '2026-10-24T23:50Z', 5)).toEqual([
      '10-25T00:00',
      '10-25T00:30',
      '10-25T01:00',
      '10-25T01:30',
      '10-25T02:00',
    ]);
  });
  it('runs hourly once an hour', () => {
    expect(next({ kind: 'hourly' }, '2026-10-24T23:30Z', 3)).toEqual([
      '10-25T00:00',
      '10-25T01:00',
      '10-25T02:00',
    ]);
  });
});

describe('a schedule in Santiago, where midnight is lost in spring (6 September 2026)', () => {
  it('keeps the daily run at midnight', () => {
    expect(next({ kind: 'daily', dailyAt: '00:00' }, '2026-09-05T12:00Z', 2, 'America/Santiago')).toEqual([
      '09-06T04:00',
      '09-07T03:00',
    ]);
  });
  it('keeps one daily run at 23:30 where that half hour comes twice in autumn (4 April 2026)', () => {
    expect(next({ kind: 'daily', dailyAt: '23:30' }, '2026-04-04T12:00Z', 2, 'America/Santiago')).toEqual([
      '04-05T02:30',
      '04-06T03:30',
    ]);
  });
});

describe('a slot in an hour that the clock leaves out', () => {
  it.each([
    ['Africa/Cairo', '2026-04-23T20:00Z', ['04-23T22:00', '04-24T03:00', '04-24T09:00']],
    ['America/Santiago', '2026-09-05T23:00Z', ['09-06T04:00', '09-06T09:00', '09-06T15:00']],
    ['America/Havana', '2026-03-08T04:00Z', ['03-08T05:00', '03-08T10:00', '03-08T16:00']],
    ['Atlantic/Azores', '2026-03-28T23:00Z', ['03-29T01:00', '03-29T06:00', '03-29T12:00']],
    ['Asia/Beirut', '2026-03-28T20:00Z', ['03-28T22:00', '03-29T03:00', '03-29T09:00']],
  ])('comes right after it, every 6 hours in %s', (zone, after, slots) => {
    expect(next({ kind: 'every-6-hours' }, after, 3, zone)).toEqual(slots);
  });
  it('comes right after it, every 2 hours and at times of the day', () => {
    const cron = (line: string, after: string) => next({ kind: 'cron', cron: line }, after, 3);
    expect(cron('0 */2 * * *', '2026-03-28T23:30Z')).toEqual(['03-29T01:00', '03-29T02:00', '03-29T04:00']);
    expect(cron('30 2,14 * * *', '2026-03-28T22:00Z')).toEqual(['03-29T01:00', '03-29T12:30', '03-30T00:30']);
    expect(cron('30 2,3 * * *', '2026-03-28T22:00Z')).toEqual(['03-29T01:00', '03-29T01:30', '03-30T00:30']);
  });
  it('is none of its own where the interval goes on without it', () => {
    const cron = { kind: 'cron', cron: '7 * * * *' } as const;
    expect(next(cron, '2026-03-28T23:30Z', 3)).toEqual(['03-29T00:07', '03-29T01:07', '03-29T02:07']);
  });
  it('comes right after half an hour, too', () => {
    const cron = { kind: 'cron', cron: '7 * * * *' } as const;
    expect(next(cron, '2026-10-03T15:00Z', 3, 'Australia/Lord_Howe')).toEqual([
      '10-03T15:30',
      '10-03T16:07',
      '10-03T17:07',
    ]);
  });
  it('keeps its place when a whole day is left out', () => {
    expect(next({ kind: 'daily', dailyAt: '12:00' }, '2011-12-29T00:00Z', 3, 'Pacific/Apia')).toEqual([
      '12-29T22:00',
      '12-30T10:00',
      '12-30T22:00',
    ]);
  });
});

describe('a slot in an hour that the clock repeats', () => {
  it('comes once at times of the day', () => {
    const cron = { kind: 'cron', cron: '30 2,14 * * *' } as const;
    expect(next(cron, '2026-10-24T22:00Z', 3)).toEqual(['10-25T00:30', '10-25T13:30', '10-26T01:30']);
  });
  it('comes in both hours by intervals', () => {
    const cron = { kind: 'cron', cron: '0 */2 * * *' } as const;
    expect(next(cron, '2026-10-24T23:00Z', 3)).toEqual(['10-25T00:00', '10-25T01:00', '10-25T03:00']);
  });
  it('stays in order across a midnight that is shown twice', () => {
    // On 7 November 2010 at 00:01 the clock of St John's was put back to 23:01.
    const cron = { kind: 'cron', cron: '*/30 * * * *' } as const;
    expect(next(cron, '2010-11-07T01:45Z', 5, 'America/St_Johns')).toEqual([
      '11-07T02:00',
      '11-07T02:30',
      '11-07T03:00',
      '11-07T03:30',
      '11-07T04:00',
    ]);
  });
});

describe('the offset off the full hour', () => {
  it('moves every slot and loses none', () => {
    const shifted: SchedulePlan = { pattern: '0 * * * *', timeZone: 'UTC', offsetMs: 7 * 60_000 };
    expect(utc(slotsAfter(shifted, Date.parse('2026-11-23T10:03Z'), 2))).toEqual([
      '11-23T10:07',
      '11-23T11:07',
    ]);
    expect(utc(slotsAfter(shifted, Date.parse('2026-11-23T10:07Z'), 1))).toEqual(['11-23T11:07']);
  });
});

describe('slots that have passed', () => {
  const passed = (change: Partial<ScheduleSettings>, after: string, until: string, zone?: string) => {
    const found = countSlots(plan(change, zone), Date.parse(after), Date.parse(until));
    return found === null ? null : [...utc([found.firstAt, found.lastAt]), found.count];
  };
  it('are counted after one moment until another', () => {
    const hourly = { kind: 'hourly' } as const;
    expect(passed(hourly, '2026-11-23T09:00Z', '2026-11-23T12:59Z')).toEqual([
      '11-23T10:00',
      '11-23T12:00',
      3,
    ]);
    expect(passed(hourly, '2026-11-23T09:59Z', '2026-11-23T12:00Z')).toEqual([
      '11-23T10:00',
      '11-23T12:00',
      3,
    ]);
    expect(passed(hourly, '2026-11-23T10:00Z', '2026-11-23T10:59Z')).toBeNull();
  });
  it('are counted right across years and changes of the clock', () => {
    const quarters = { kind: 'every-15-minutes' } as const;
    expect(passed(quarters, '2026-01-01T00:00Z', '2027-01-01T00:00Z')).toEqual([
      '01-01T00:15',
      '01-01T00:00',
      35_040,
    ]);
    const weekdays = { kind: 'cron', cron: '30 2 * * 1-5' } as const;
    expect(passed(weekdays, '2026-01-01T00:00Z', '2027-01-01T00:00Z')).toEqual([
      '01-01T01:30',
      '12-31T01:30',
      261,
    ]);
    expect(passed(weekdays, '2026-11-27T12:00Z', '2026-11-30T01:00Z')).toBeNull();
  });
});
