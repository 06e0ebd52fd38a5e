import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEDULE, type ScheduleSettings } from '../../shared/schedule/schedule';
import { getSurroundings } from '../../shared/run-surroundings';
import { FakeClock, settled } from '../testing/fake-clock';
import { COMPLETED, measuringUntil } from '../testing/pipeline';
import type { Conditions } from '../core/schedule/conditions';
import { fakeSchedule, NOTHING_KNOWN, type FakeScheduleOptions } from '../testing/schedule';
import { LineGate } from './line-gate';
import { precheck } from './precheck';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LIMIT = 5_000_000;
const QUIET_HOURLY = { kind: 'hourly', maxTrafficBitsPerSecond: LIMIT } as const;

/** A schedule whose computer moves as much as `world.megabits` says; the first slot is at 10:00. */
async function busySchedule(
  change: Partial<ScheduleSettings> | Partial<ScheduleSettings>[] = QUIET_HOURLY,
  options: FakeScheduleOptions = {},
) {
  const readSituation = (conditions: Conditions) => schedule.world.readSituation(conditions);
  const computer = {
    hasNetwork: () => true,
    hasAddress: () => true,
    readSituation,
    timeZone: { current: 'UTC' },
  };
  const schedule = fakeSchedule(change, {
    precheck: (run, _settings, { lineWait }) => precheck(run, schedule.settings, computer, lineWait),
    surroundings: {
      begin: () => ({
        complete: (run, measured) => ('method' in run ? { ...run, surroundings: measured } : run),
      }),
    },
    ...options,
  });
  const { clock, world } = schedule;
  const line = { megabits: 20, reads: 0, received: 0, at: clock.monotonicMs() };
  world.readTraffic = () => {
    const at = clock.monotonicMs();
    line.received += (line.megabits * 1e6 * (at - line.at)) / 8 / SECOND;
    line.at = at;
    line.reads += 1;
    return { interfaceName: 'eth0', received: line.received, sent: 0 };
  };
  await schedule.start();
  /** Each record: when it began, its trigger, and what became of it. */
  const records = () =>
    schedule.rows().map(({ started_at, trigger, outcome, reason }) => {
      const time = new Date(started_at).toISOString().slice(11, 19);
      return [time, trigger, reason ?? outcome].join(' ');
    });
  const waits = () =>
    schedule.runs
      .lastCompleted(9)
      .map(getSurroundings)
      .map(({ secondsWaitedForLine, wasLineBusy }) => [secondsWaitedForLine, wasLineBusy]);
  return { ...schedule, line, records, waits };
}

describe('a slot of a schedule with a limit of traffic', () => {
  it('has its run on time where the line is quiet', async () => {
    const { clock, line, records, waits } = await busySchedule();
    line.megabits = 1;
    await clock.advance(31 * MINUTE);
    expect(records()).toEqual(['10:00:00 schedule completed']);
    expect(waits()).toEqual([[undefined, undefined]]);
  });

  it('waits for the line, and says how long it waited', async () => {
    const { clock, line, records, waits } = await busySchedule();
    await clock.advance(34 * MINUTE);
    expect(records()).toEqual([]);
    line.megabits = 0;
    await clock.advance(MINUTE);
    expect(records()).toEqual(['10:04:10 catch-up completed']);
    expect(waits()).toEqual([[250, false]]);
  });

  it('is measured and marked after ten minutes, where its schedule says so', async () => {
    const { clock, records, waits } = await busySchedule();
    await clock.advance(39 * MINUTE);
    expect(records()).toEqual([]);
    await clock.advance(2 * MINUTE);
    expect(records()).toEqual(['10:10:00 catch-up completed']);
    expect(waits()).toEqual([[600, true]]);
  });

  it('is skipped after ten minutes where its schedule says so, and never missed', async () => {
    const { clock, records } = await busySchedule({ ...QUIET_HOURLY, whenBusy: 'skip' });
    await clock.advance(101 * MINUTE);
    expect(records()).toEqual(['10:10:00 catch-up line-busy', '11:10:00 catch-up line-busy']);
  });

  it('has its run before the next slot where slots come more often', async () => {
    const { clock, records } = await busySchedule({ ...QUIET_HOURLY, kind: 'cron', cron: '0,5 10 * * *' });
    await clock.advance(50 * MINUTE);
    expect(records()).toEqual(['10:04:50 catch-up completed', '10:15:00 catch-up completed']);
  });

  it('does not wait where another condition keeps it from its run', async () => {
    const { clock, records, world } = await busySchedule({ ...QUIET_HOURLY, skipOnMetered: true });
    world.readSituation = () => Promise.resolve({ ...NOTHING_KNOWN, isMetered: true });
    await clock.advance(31 * MINUTE);
    expect(records()).toHaveLength(1);
  });

  it('does not take the traffic of a test for that of others', async () => {
    const until = measuringUntil();
    const often = { ...QUIET_HOURLY, id: 'often' };
    const { clock, line, records } = await busySchedule([{ id: 'main', kind: 'hourly' }, often], {
      measurer: until.measurer,
    });
    line.megabits = 0;
    await clock.advance(30 * MINUTE);
    line.megabits = 900;
    await clock.advance(30 * SECOND);
    line.megabits = 0;
    until.end(COMPLETED);
    await settled();
    await clock.advance(30 * SECOND);
    until.end(COMPLETED);
    await settled();
    expect(records()).toEqual(['10:00:00 schedule completed', '10:00:45 schedule completed']);
  });

  it('waits again after a restart, and has its run once', async () => {
    const schedule = await busySchedule();
    await schedule.clock.advance(35 * MINUTE);
    await schedule.restart();
    await schedule.clock.advance(2 * MINUTE);
    expect(schedule.records()).toEqual([]);
    schedule.line.megabits = 0;
    await schedule.clock.advance(20 * MINUTE);
    expect(schedule.records()).toHaveLength(1);
  });

  it('is known to wait meanwhile', async () => {
    const { clock, scheduler, line, world } = await busySchedule();
    await clock.advance(31 * MINUTE);
    expect(world.changes).toBe(1);
    expect(scheduler.coming()).toMatchObject([{ isWaitingForLine: true }]);
    line.megabits = 0;
    await clock.advance(MINUTE);
    expect(scheduler.coming()).toMatchObject([{ isWaitingForLine: false }]);
  });
});

describe('the counters of the line', () => {
  it('say nothing of a test that began and ended between two looks', async () => {
    const clock = new FakeClock('2026-11-23T10:00:00Z');
    const counters = { interfaceName: 'eth0', received: 0, sent: 0 };
    const gate = new LineGate({
      settings: () => ({ schedules: [{ ...DEFAULT_SCHEDULE, ...QUIET_HOURLY }] }),
      readTraffic: () => ({ ...counters }),
      readSituation: () => Promise.resolve(NOTHING_KNOWN),
      timeZone: { current: 'UTC' },
      isMeasuring: () => false,
      clock,
      onChanged: () => undefined,
      log: () => undefined,
    });
    const beat = async () => {
      await clock.advance(5 * SECOND);
      gate.beat();
    };
    const slot = { scheduleId: 'main', slotAt: clock.now(), nextDueAt: null };
    await beat();
    await beat();
    counters.received += 500e6;
    gate.forget();
    await beat();
    expect(await gate.ask(slot)).toEqual({ kind: 'wait' });
    expect(gate.isWaiting(slot.scheduleId, slot.slotAt)).toBe(false);
    await beat();
    await beat();
    expect(await gate.ask(slot)).toEqual({ kind: 'go' });
  });

  it('are read by the beat where a schedule asks for them, and by nobody else', async () => {
    const asked = await busySchedule();
    await asked.clock.advance(20 * SECOND);
    expect(asked.line.reads).toBe(5);
    for (const change of [{ kind: 'hourly' } as const, { ...QUIET_HOURLY, isEnabled: false }]) {
      const other = await busySchedule(change);
      await other.clock.advance(31 * MINUTE);
      expect(other.line.reads).toBe(0);
    }
  });

  it('keep no run from starting where they are not told, or their reader throws', async () => {
    for (const read of [
      (): null => null,
      () => {
        throw new Error('unreadable');
      },
    ]) {
      const { clock, world, records, waits } = await busySchedule();
      await clock.advance(20 * SECOND);
      world.readTraffic = read;
      await clock.advance(30 * MINUTE);
      expect(records()).toEqual(['10:00:00 schedule completed']);
      expect(waits()).toEqual([[undefined, undefined]]);
    }
  });

  it('keep no run from starting where the conditions cannot be read', async () => {
    const { clock, world, records } = await busySchedule();
    world.readSituation = () => {
      world.readSituation = () => Promise.resolve(NOTHING_KNOWN);
      return Promise.reject(new Error('no bus'));
    };
    await clock.advance(31 * MINUTE);
    expect(records()).toEqual(['10:00:00 schedule completed']);
    expect(world.lines).toHaveLength(1);
  });
});
