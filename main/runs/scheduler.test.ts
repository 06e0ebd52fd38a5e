import { describe, expect, it } from 'vitest';
import { settled } from '../testing/fake-clock';
import type { Measurer } from '../core/ports';
import { COMPLETED, measuringUntil } from '../testing/pipeline';
import { fakeSchedule } from '../testing/schedule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** An hourly schedule, a minute before whose slot another run begins, which is cancelled after this long. */
async function measuringOverTheSlot(forMs: number) {
  const { measurer } = measuringUntil();
  const schedule = fakeSchedule({ kind: 'hourly' }, { measurer });
  const { start, clock, pipeline } = schedule;
  await start();
  await clock.advance(29 * MINUTE);
  pipeline.run({ trigger: 'manual', slotAt: null });
  await clock.advance(forMs);
  pipeline.cancel();
  await settled();
  await clock.advance(6 * SECOND);
  return schedule;
}

describe('the schedule', () => {
  it('runs once at each slot, however often the clock is looked at', async () => {
    const { start, clock, recorded, world } = fakeSchedule({ kind: 'hourly' });
    await start();
    await clock.advance(2 * HOUR);
    expect(world.looks).toBeGreaterThan(1_000);
    expect(recorded()).toEqual(['11-23 10:00 schedule completed', '11-23 11:00 schedule completed']);
    expect(world.lines).toEqual([]);
  });

  it('is woken at the next slot', async () => {
    const { start, clock, world, scheduler } = fakeSchedule({ kind: 'hourly' });
    await start();
    expect(world.alarmAt).toBe(Date.parse('2026-11-23T10:00Z'));
    await clock.advance(HOUR);
    expect(world.alarmAt).toBe(Date.parse('2026-11-23T11:00Z'));
    scheduler.stop();
    expect(world.alarmAt).toBeNull();
  });

  it('carries the regular proof in its own run, once', async () => {
    const { start, clock, recorded, world } = fakeSchedule({ kind: 'hourly' });
    await start();
    world.isCanaryDue = true;
    await clock.advance(2 * HOUR);
    expect(recorded()).toEqual(['11-23 10:00 canary completed', '11-23 11:00 schedule completed']);
  });

  it('runs at most once after a long sleep, and records the other slots as missed', async () => {
    const { start, clock, recorded, wake } = fakeSchedule({ kind: 'hourly' });
    await start();
    clock.sleep(3 * HOUR + 50 * MINUTE);
    await wake();
    await clock.advance(HOUR);
    expect(recorded()).toEqual([
      '11-23 10:00 schedule missed asleep',
      '11-23 11:00 schedule missed asleep',
      '11-23 12:00 schedule missed asleep',
      '11-23 13:00 catch-up completed',
      '11-23 14:00 schedule completed',
    ]);
  });

  it('finds that the computer slept also where the system does not say so', async () => {
    const { start, clock, recorded } = fakeSchedule({ kind: 'hourly' });
    await start();
    clock.sleep(3 * HOUR);
    await clock.advance(5 * SECOND);
    expect(recorded()).toEqual([
      '11-23 10:00 schedule missed asleep',
      '11-23 11:00 schedule missed asleep',
      '11-23 12:00 catch-up completed',
    ]);
  });

  it('catches up once after the application was not running', async () => {
    const { start, restart, scheduler, clock, recorded } = fakeSchedule({ kind: 'every-6-hours' });
    await start();
    scheduler.stop();
    await clock.advance(10 * HOUR);
    await restart();
    expect(recorded()).toEqual(['11-23 12:00 schedule missed not-running', '11-23 18:00 catch-up completed']);
  });

  it('keeps a slot due while another run measures', async () => {
    const { recorded } = await measuringOverTheSlot(2 * MINUTE);
    expect(recorded()).toContain('11-23 10:00 schedule running');
  });

  it('says that another run measured where that took until the next slot', async () => {
    const { recorded } = await measuringOverTheSlot(2 * HOUR);
    expect(recorded().slice(1)).toEqual([
      '11-23 10:00 schedule missed another-run',
      '11-23 11:00 catch-up running',
    ]);
  });

  it('takes a slot once that comes due while a cancelled run ends', async () => {
    let measured = 0;
    let end = (): void => undefined;
    const measurer: Measurer = {
      measure: () => {
        measured += 1;
        return new Promise((resolve) => (end = () => resolve(COMPLETED)));
      },
    };
    const { start, clock, recorded, pipeline } = fakeSchedule({ kind: 'hourly' }, { measurer });
    await start();
    await clock.advance(29 * MINUTE);
    pipeline.run({ trigger: 'manual', slotAt: null });
    await settled();
    pipeline.cancel();
    await clock.advance(2 * MINUTE);
    expect(measured).toBe(1);
    end();
    await clock.advance(10 * SECOND);
    expect(measured).toBe(2);
    end();
    await clock.advance(MINUTE);
    expect(recorded().slice(1)).toEqual(['11-23 10:00 schedule completed']);
  });

  it('says that the disk refused where no start could be recorded', async () => {
    const { start, clock, recorded, refuseToWrite } = fakeSchedule({ kind: 'hourly' });
    await start();
    refuseToWrite();
    await clock.advance(HOUR + 31 * MINUTE);
    expect(recorded()).toEqual([
      '11-23 10:00 schedule missed not-recorded',
      '11-23 11:00 schedule completed',
    ]);
  });

  it('does nothing while paused, and catches nothing up afterwards', async () => {
    const { start, clock, recorded, edit, scheduler } = fakeSchedule({ kind: 'hourly' });
    await start();
    edit({ pausedUntil: 'resumed' });
    await scheduler.tick();
    expect(scheduler.coming()).toEqual([]);
    await clock.advance(2 * HOUR);
    edit({ pausedUntil: null });
    await scheduler.tick();
    await clock.advance(30 * MINUTE);
    expect(recorded()).toEqual(['11-23 12:00 schedule completed']);
  });

  it('loses no slot that was due when the schedule was paused', async () => {
    const until = measuringUntil();
    const { start, clock, recorded, edit, scheduler, pipeline } = fakeSchedule(
      { kind: 'hourly' },
      { measurer: until.measurer },
    );
    await start();
    pipeline.run({ trigger: 'manual', slotAt: null });
    await clock.advance(31 * MINUTE);
    edit({ pausedUntil: 'resumed' });
    await scheduler.tick();
    expect(recorded().slice(1)).toEqual(['11-23 10:00 schedule missed another-run']);
    pipeline.cancel();
    await settled();
  });

  it('starts nothing once it was stopped, not even by a look that is under way', async () => {
    const { start, clock, recorded, scheduler, world } = fakeSchedule({ kind: 'hourly' });
    let answer = (_isReady: boolean): void => undefined;
    world.isNetworkReady = () => new Promise<boolean>((resolve) => (answer = resolve));
    await start();
    scheduler.wake();
    await clock.advance(29 * MINUTE + 30 * SECOND);
    scheduler.wake();
    await clock.advance(35 * SECOND);
    scheduler.stop();
    answer(true);
    await clock.advance(HOUR);
    await scheduler.tick();
    expect(recorded()).toEqual([]);
    expect(clock.nextTimerAt).toBeNull();
  });

  it('records no further missed slot once it was stopped, and takes them up at the next start', async () => {
    const { start, clock, recorded, scheduler, restart, pipeline } = fakeSchedule({ kind: 'hourly' });
    await start();
    clock.sleep(5 * HOUR);
    const record = pipeline.recordMissed.bind(pipeline);
    pipeline.recordMissed = async (...missed) => {
      await record(...missed);
      scheduler.stop();
    };
    await scheduler.tick();
    expect(recorded()).toEqual(['11-23 10:00 schedule missed asleep']);
    pipeline.recordMissed = record;
    await restart();
    expect(recorded()).toEqual([
      '11-23 10:00 schedule missed not-running',
      '11-23 11:00 schedule missed not-running',
      '11-23 12:00 schedule missed not-running',
      '11-23 13:00 schedule missed not-running',
      '11-23 14:00 catch-up completed',
    ]);
  });
});
