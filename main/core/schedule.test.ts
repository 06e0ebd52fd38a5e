import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ScheduleSettings } from '../../shared/settings';
import { planOf, slotsAfter, slotsBetween, type SchedulePlan } from './schedule';

const plan = (
  change: Partial<ScheduleSettings>,
  timeZone = 'Europe/Berlin',
  installId = 'a',
): SchedulePlan => {
  const answer = planOf(
    { ...DEFAULT_SETTINGS.schedule, isOffTheHour: false, ...change },
    timeZone,
    installId,
  );
  if (answer.kind === 'invalid') throw new Error(answer.detail);
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

describe('the offset off the full hour', () => {
  it('is the same at every start and differs between installations', () => {
    const offset = (installId: string) => plan({ isOffTheHour: true }, 'UTC', installId).offsetMs;
    expect(offset('one')).toBe(offset('one'));
    expect(offset('one')).not.toBe(offset('two'));
    expect(offset('one')).toBeGreaterThanOrEqual(180_000);
    expect(offset('one')).toBeLessThan(57 * 60_000);
  });
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
  it('are listed from the first that was due until now', () => {
    const hourly = plan({ kind: 'hourly' }, 'UTC');
    const slots = [...slotsBetween(hourly, Date.parse('2026-11-23T10:00Z'), Date.parse('2026-11-23T12:59Z'))];
    expect(utc(slots)).toEqual(['11-23T10:00', '11-23T11:00', '11-23T12:00']);
  });
});

describe('a wrong cron expression', () => {
  it('is refused with the parser’s words', () => {
    expect(planOf({ ...DEFAULT_SETTINGS.schedule, kind: 'cron', cron: '61 * * * *' }, 'UTC', 'a').kind).toBe(
      'invalid',
    );
  });
  it('is refused when it never comes', () => {
    expect(planOf({ ...DEFAULT_SETTINGS.schedule, kind: 'cron', cron: '0 0 30 2 *' }, 'UTC', 'a')).toEqual({
      kind: 'invalid',
      detail: 'never',
    });
  });
});
