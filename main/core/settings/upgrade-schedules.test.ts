import { expect, it } from 'vitest';
import { DEFAULT_SCHEDULE } from '../../../shared/schedule/schedule';
import { readSettings } from './upgrade';

const read = (value: unknown) => {
  const answer = readSettings(JSON.stringify(value));
  if (answer.kind !== 'read') throw new Error(answer.kind);
  return answer;
};

it('the one schedule of version 4 is the first of the list, with all that was set in it', () => {
  const schedule = {
    isPaused: true,
    kind: 'daily',
    dailyAt: '06:30',
    cron: '5 4 * * 1',
    isOffTheHour: false,
    skipOnBattery: true,
  };
  const { settings, faults } = read({ version: 4, language: 'zh-CN', schedule });
  expect(faults).toEqual([]);
  expect(settings.language).toBe('zh-CN');
  const { isPaused: _, ...same } = schedule;
  expect(settings.schedules).toEqual([{ ...DEFAULT_SCHEDULE, ...same, id: 'main', pausedUntil: 'resumed' }]);
});

it('a schedule of version 4 that was not paused is not, and one that was never written is that of a fresh installation', () => {
  expect(read({ version: 4, schedule: { isPaused: false } }).settings.schedules).toEqual([DEFAULT_SCHEDULE]);
  expect(read({ version: 4 }).settings.schedules).toEqual([DEFAULT_SCHEDULE]);
  expect(read({ version: 1, schedule: { kind: 'daily' } }).settings.schedules).toEqual([
    { ...DEFAULT_SCHEDULE, kind: 'daily' },
  ]);
});

it.each([
  [{ kind: 'daily', dailyAt: '7 am' }, ['schedules.0.dailyAt'], { kind: 'daily', dailyAt: '07:00' }],
  [{ isPaused: 'maybe', kind: 'daily' }, ['schedules.0.pausedUntil'], { kind: 'daily', pausedUntil: null }],
  ['hourly', ['schedules'], {}],
  [null, ['schedules'], {}],
  [[{ kind: 'daily' }], [], { kind: 'daily' }],
  [{ kind: 'hourly', colour: 'red' }, ['schedules.0.colour'], { kind: 'hourly' }],
])('what was wrong in it is named, and nothing else is lost: %j', (schedule, cuts, expected) => {
  const { settings, faults } = read({ version: 4, schedule });
  expect(faults.map(({ cut }) => cut)).toEqual(cuts);
  expect(settings.schedules).toEqual([{ ...DEFAULT_SCHEDULE, ...expected }]);
});

it('a schedule that its service does not bear is named, and comes less often', () => {
  const { settings, faults } = read({
    schedules: [
      { provider: 'ndt7', kind: 'every-30-minutes' },
      { id: 'b', provider: 'nq', kind: 'cron', cron: '*/10 * * * *' },
      { id: 'c', kind: 'cron', cron: '* * * * *' },
    ],
  });
  expect(faults.map(({ path, problem }) => [path, problem])).toEqual([
    ['schedules.0.kind', 'schedule-too-often'],
    ['schedules.1.cron', 'schedule-too-often'],
  ]);
  expect(settings.schedules.map(({ kind, cron }) => [kind, cron])).toEqual([
    ['hourly', '0 */2 * * *'],
    ['cron', '0 */2 * * *'],
    ['cron', '* * * * *'],
  ]);
});

it('of two schedules with one id the second is left out, and an unknown zone is that of the computer', () => {
  const { settings, faults } = read({ schedules: [{ timeZone: 'Mars/Olympus' }, { kind: 'daily' }] });
  expect(faults.map(({ cut, problem }) => [cut, problem])).toEqual([
    ['schedules.0.timeZone', 'not-a-time-zone'],
    ['schedules.1', 'listed-twice'],
  ]);
  expect(settings.schedules).toEqual([DEFAULT_SCHEDULE]);
});
