import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ScheduleSettings } from '../shared/settings';
import { Scheduler } from './scheduler';
import { SqliteScheduleStore } from './storage/schedule-state';
import { fakePipeline, measuringUntil, type FakePipelineOptions } from './testing/pipeline';

/** A scheduler over real records; `next` is the same installation after a new start. */
function fakeSchedule(
  change: Partial<ScheduleSettings>,
  timeZone = 'UTC',
  options: FakePipelineOptions = {},
) {
  const fake = fakePipeline(options);
  const settings = {
    ...DEFAULT_SETTINGS,
    schedule: { ...DEFAULT_SETTINGS.schedule, isOffTheHour: false, ...change },
  };
  let online = true;
  let isCanaryDue = false;
  const create = () =>
    new Scheduler({
      pipeline: fake.pipeline,
      state: new SqliteScheduleStore(fake.database),
      isSlotServed: (slotAt) => fake.runs.isSlotServed(slotAt),
      clock: fake.clock,
      settings: () => settings,
      timeZone: () => timeZone,
      installId: 'test',
      canary: {
        isDue: () => isCanaryDue,
        sent: () => {
          isCanaryDue = false;
        },
      },
      onLook: () => undefined,
      isOnline: () => online,
      onChanged: () => undefined,
      log: (sentence, error) => {
        throw new Error(sentence, { cause: error });
      },
    });
  let scheduler = create();
  const at = async (time: string) => {
    fake.clock.set(time);
    await scheduler.tick();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const recorded = () =>
    fake.database
      .prepare(
        `SELECT trigger || ' ' || outcome || coalesce(' ' || reason, '') AS what, slot_at FROM runs ORDER BY slot_at`,
      )
      .all()
      .map((row) => row as { slot_at: number; what: string })
      .map((row) => `${new Date(row.slot_at).toISOString().slice(11, 16)} ${row.what}`);
  return {
    ...fake,
    settings,
    at,
    recorded,
    restart: () => (scheduler = create()),
    wake: () => scheduler.wake(),
    goOffline: () => (online = false),
    askForProof: () => (isCanaryDue = true),
  };
}

describe('the schedule', () => {
  it('runs once at each slot, however often the clock is looked at', async () => {
    const { at, recorded } = fakeSchedule({ kind: 'hourly' });
    for (const time of ['09:58:00', '10:00:01', '10:00:06', '10:30:00', '11:00:00', '11:00:05']) {
      await at(`2026-11-23T${time}Z`);
    }
    expect(recorded()).toEqual(['10:00 schedule completed', '11:00 schedule completed']);
  });

  it('carries the regular proof in its own run, once', async () => {
    const { at, recorded, askForProof } = fakeSchedule({ kind: 'hourly' });
    await at('2026-11-23T09:58:00Z');
    askForProof();
    await at('2026-11-23T10:00:01Z');
    await at('2026-11-23T11:00:01Z');
    expect(recorded()).toEqual(['10:00 canary completed', '11:00 schedule completed']);
  });

  it('runs at most once after a long sleep, and records the other slots as missed', async () => {
    const { at, recorded } = fakeSchedule({ kind: 'hourly' });
    await at('2026-11-23T09:30:00Z');
    await at('2026-11-23T13:20:00Z');
    await at('2026-11-23T14:00:00Z');
    expect(recorded()).toEqual([
      '10:00 schedule missed asleep',
      '11:00 schedule missed asleep',
      '12:00 schedule missed asleep',
      '13:00 catch-up completed',
      '14:00 schedule completed',
    ]);
  });

  it('catches up once after the application was not running', async () => {
    const { at, restart, recorded } = fakeSchedule({ kind: 'every-6-hours' });
    await at('2026-11-23T01:00:00Z');
    restart();
    await at('2026-11-23T20:00:00Z');
    expect(recorded()).toEqual([
      '06:00 schedule missed not-running',
      '12:00 schedule missed not-running',
      '18:00 catch-up completed',
    ]);
  });

  it('keeps a slot due while another run measures', async () => {
    const until = measuringUntil();
    const { at, recorded, pipeline } = fakeSchedule({ kind: 'hourly' }, 'UTC', { measurer: until.measurer });
    await at('2026-11-23T09:59:00Z');
    const manual = pipeline.run({ trigger: 'manual', slotAt: null });
    await at('2026-11-23T10:00:01Z');
    pipeline.cancel();
    if (manual.kind === 'started') await manual.ended;
    await at('2026-11-23T10:00:06Z');
    expect(recorded()).toContain('10:00 schedule running');
  });

  it('waits a minute for the network after waking, then tries all the same', async () => {
    const { at, recorded, wake, goOffline } = fakeSchedule({ kind: 'hourly' });
    await at('2026-11-23T09:30:00Z');
    goOffline();
    await at('2026-11-23T09:59:59Z');
    wake();
    await at('2026-11-23T10:00:30Z');
    expect(recorded()).toEqual([]);
    await at('2026-11-23T10:01:00Z');
    expect(recorded()).toEqual(['10:00 schedule completed']);
  });

  it('does nothing while paused, and catches nothing up afterwards', async () => {
    const { at, recorded, settings } = fakeSchedule({ kind: 'hourly' });
    await at('2026-11-23T09:30:00Z');
    settings.schedule.isPaused = true;
    await at('2026-11-23T10:00:00Z');
    settings.schedule.isPaused = false;
    await at('2026-11-23T11:30:00Z');
    await at('2026-11-23T12:00:00Z');
    expect(recorded()).toEqual(['12:00 schedule completed']);
  });

  it('goes on after the clock was set back', async () => {
    const { at, recorded } = fakeSchedule({ kind: 'hourly' });
    await at('2026-11-23T20:30:00Z');
    await at('2026-11-23T09:30:00Z');
    await at('2026-11-23T10:00:00Z');
    expect(recorded()).toEqual(['10:00 schedule completed']);
  });

  it.each([
    ['Europe/Berlin', 'spring', '2026-03-28T22:30:00Z', 6],
    ['Europe/Berlin', 'autumn', '2026-10-24T22:30:00Z', 6],
    ['America/Santiago', 'spring', '2026-09-06T02:30:00Z', 6],
    ['America/Santiago', 'autumn', '2026-04-05T01:30:00Z', 6],
  ])('loses and doubles no hour in %s in %s', async (timeZone, _season, start, hours) => {
    const { at, recorded } = fakeSchedule({ kind: 'hourly' }, timeZone);
    for (let minute = 0; minute <= hours * 60; minute += 1) {
      await at(new Date(Date.parse(start) + minute * 60_000).toISOString());
    }
    expect(recorded()).toHaveLength(hours);
    expect(new Set(recorded()).size).toBe(hours);
  });
});
