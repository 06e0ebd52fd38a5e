import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEDULE, type ScheduleSettings } from '../../../shared/schedule/schedule';
import { planFrom, createPlan, getSpecification } from './plan';
import { slotsAfter } from './slots';

const MINUTE = 60_000;
const planned = (change: Partial<ScheduleSettings>, installId = 'a') =>
  createPlan({ ...DEFAULT_SCHEDULE, ...change }, { timeZone: 'UTC', installId });
const plan = (change: Partial<ScheduleSettings>, installId?: string) => {
  const answer = planned(change, installId);
  if (answer.kind === 'invalid') throw new Error(answer.problem);
  return answer.plan;
};

describe('a wrong cron expression', () => {
  it.each([
    ['61 * * * *', 'cron-unreadable'],
    ['0 0 30 2 *', 'cron-never'],
    ['0 22-6 * * *', 'cron-backwards'],
    ['*/20 * * * * *', 'cron-seconds'],
  ])('is refused: %s', (cron, problem) => {
    expect(planned({ kind: 'cron', cron })).toEqual({ kind: 'invalid', problem });
  });
});

describe('the offset off the full hour', () => {
  it('is the same at every start and differs between installations', () => {
    const offset = (installId: string) => plan({}, installId).offsetMs;
    expect(offset('one')).toBe(offset('one'));
    expect(offset('one')).not.toBe(offset('two'));
    expect(offset('one')).toBeGreaterThanOrEqual(180_000);
    expect(offset('one')).toBeLessThan(57 * MINUTE);
  });

  const INSTALLATIONS = Array.from({ length: 300 }, (_, index) => `installation ${index}`);
  it.each([
    [{ kind: 'daily', dailyAt: '23:55' }, '2026-11-23T23:55Z'],
    [{ kind: 'daily', dailyAt: '23:59' }, '2026-11-23T23:59Z'],
    [{ kind: 'cron', cron: '*/5 * * * *' }, '2026-11-23T23:55Z'],
    [{ kind: 'cron', cron: '* * * * *' }, '2026-11-23T23:59Z'],
    [{ kind: 'cron', cron: '50 23 1 * *' }, '2026-12-01T23:50Z'],
    [{ kind: 'hourly' }, '2026-11-23T23:00Z'],
    [{ kind: 'every-15-minutes' }, '2026-11-23T23:45Z'],
  ] as const)('leaves every slot on its day: %j', (change, lastOfDay) => {
    const time = Date.parse(lastOfDay);
    const day = lastOfDay.slice(0, 10);
    const slots = INSTALLATIONS.map((installId) => slotsAfter(plan(change, installId), time, 1)[0] ?? 0);
    for (const slot of slots) expect(new Date(slot).toISOString().slice(0, 10)).toBe(day);
    expect(Math.min(...slots)).toBeGreaterThan(time);
    expect(new Set(slots).size).toBeGreaterThan(20);
  });
  it('keeps the distances of a schedule', () => {
    const slots = slotsAfter(
      plan({ kind: 'cron', cron: '*/5 * * * *' }),
      Date.parse('2026-11-23T23:00Z'),
      30,
    );
    const steps = slots.slice(1).map((slot, index) => slot - (slots[index] ?? 0));
    expect(new Set(steps)).toEqual(new Set([5 * MINUTE]));
  });
});

describe('the text of a plan', () => {
  it('gives the plan again', () => {
    const daily = plan({ kind: 'daily', dailyAt: '07:00' });
    expect(planFrom(getSpecification(daily))).toEqual(daily);
  });
  it.each(['', 'x', '0 * * * *|UTC', '0 * * * *|Mars/Olympus|0', '* * * * * *|UTC|0', '0 * * * *|UTC|x'])(
    'gives none where it cannot be read: %j',
    (text) => {
      expect(planFrom(text)).toBeNull();
    },
  );
});
