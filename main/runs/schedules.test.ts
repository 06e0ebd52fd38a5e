import { describe, expect, it } from 'vitest';
import { settled } from '../testing/fake-clock';
import { COMPLETED, measuringUntil } from '../testing/pipeline';
import { fakeSchedule } from '../testing/schedule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const HOURLY = { id: 'main', kind: 'hourly' } as const;
const NIGHT = { id: 'night', name: 'Night', kind: 'daily', dailyAt: '10:00' } as const;

/** Each record: its schedule, slot and begin in UTC, and what became of it. */
const inShort = ({ rows }: Pick<ReturnType<typeof fakeSchedule>, 'rows'>) =>
  rows().map(({ schedule_id, slot_at, started_at, outcome, reason }) => {
    const time = (at: number) => new Date(at).toISOString().slice(11, 19);
    return [schedule_id, time(slot_at), time(started_at), reason ?? outcome].join(' ');
  });

describe('two schedules at one moment', () => {
  it('both have their run, one after the other, each recorded with its name', async () => {
    const until = measuringUntil();
    const schedule = fakeSchedule([HOURLY, NIGHT], { measurer: until.measurer });
    const { clock, scheduler, rows } = schedule;
    await schedule.start();
    await clock.advance(30 * MINUTE);
    await clock.advance(50 * SECOND);
    until.end(COMPLETED);
    await settled();
    await clock.advance(5 * SECOND);
    until.end(COMPLETED);
    await settled();
    expect(inShort(schedule)).toEqual([
      'main 10:00:00 10:00:00 completed',
      'night 10:00:00 10:00:55 completed',
    ]);
    expect(rows().map(({ schedule_name }) => schedule_name)).toEqual(['', 'Night']);
    expect(
      scheduler.coming().map(({ schedule, dueAt }) => [schedule?.id, new Date(dueAt).toISOString()]),
    ).toEqual([
      ['main', '2026-11-23T11:00:00.000Z'],
      ['night', '2026-11-24T10:00:00.000Z'],
    ]);
  });

  it('the one whose slot is older comes first, so that a frequent one leaves no other without a run', async () => {
    const until = measuringUntil();
    const everyMinute = { id: 'often', kind: 'cron', cron: '* * * * *' } as const;
    const schedule = fakeSchedule([everyMinute, NIGHT], {
      measurer: until.measurer,
      start: '2026-11-23T09:58:30Z',
    });
    await schedule.start();
    // Each run takes longer than the distance of the slots.
    for (let count = 0; count < 4; count += 1) {
      await schedule.clock.advance(90 * SECOND);
      until.end(COMPLETED);
      await settled();
    }
    expect(inShort(schedule).filter((line) => line.startsWith('night'))).toEqual([
      'night 10:00:00 10:01:35 completed',
    ]);
    const missed = inShort(schedule).filter((line) => line.endsWith('another-run'));
    expect(missed.length).toBeGreaterThan(0);
  });

  it('a slot that waited for another run is late, and says so by its trigger', async () => {
    const until = measuringUntil();
    const schedule = fakeSchedule([HOURLY], { measurer: until.measurer });
    await schedule.start();
    schedule.pipeline.run({ trigger: 'manual', slotAt: null });
    await schedule.clock.advance(34 * MINUTE);
    until.end(COMPLETED);
    await settled();
    await schedule.clock.advance(5 * SECOND);
    until.end(COMPLETED);
    await settled();
    expect(schedule.recorded().at(-1)).toBe('11-23 10:00 catch-up completed');
  });
});

describe('a schedule among others', () => {
  it('goes by its own time zone and offset, whatever the computer does', async () => {
    const china = { id: 'china', kind: 'daily', dailyAt: '18:00', timeZone: 'Asia/Shanghai' } as const;
    const later = { id: 'later', kind: 'daily', dailyAt: '10:00', offsetMinutes: 7 } as const;
    const schedule = fakeSchedule([china, later], {
      timeZone: 'Europe/Berlin',
      start: '2026-11-23T08:59:00Z',
    });
    await schedule.start();
    await schedule.clock.advance(MINUTE);
    schedule.world.zone = 'America/New_York';
    await schedule.clock.advance(HOUR + 10 * MINUTE);
    expect(inShort(schedule)).toEqual(['china 10:00:00 10:00:00 completed']);
    await schedule.clock.advance(5 * HOUR);
    expect(inShort(schedule).at(-1)).toBe('later 15:07:00 15:07:00 completed');
  });

  it('is missed for its own reasons', async () => {
    const schedule = fakeSchedule([HOURLY, NIGHT], { start: '2026-11-23T08:30:00Z' });
    await schedule.start();
    schedule.clock.sleep(2 * HOUR);
    await schedule.wake();
    await schedule.clock.advance(5 * SECOND);
    expect(inShort(schedule)).toEqual([
      'main 09:00:00 09:00:00 asleep',
      'main 10:00:00 10:30:00 completed',
      'night 10:00:00 10:30:05 completed',
    ]);
  });

  it('does nothing while it is switched off or paused, and resumes by itself when the pause is over', async () => {
    const until = Date.parse('2026-11-23T11:30:00Z');
    const schedule = fakeSchedule([
      { ...HOURLY, isEnabled: false },
      { ...HOURLY, id: 'paused', pausedUntil: until },
    ]);
    await schedule.start();
    await schedule.clock.advance(2 * HOUR - SECOND);
    expect(schedule.scheduler.coming()).toEqual([]);
    await schedule.clock.advance(HOUR);
    expect(inShort(schedule)).toEqual(['paused 12:00:00 12:00:00 completed']);
  });

  it('that is removed leaves no slot without a record, and nothing behind', async () => {
    const until = measuringUntil();
    const schedule = fakeSchedule([HOURLY, NIGHT], { measurer: until.measurer });
    await schedule.start();
    schedule.pipeline.run({ trigger: 'manual', slotAt: null });
    await schedule.clock.advance(31 * MINUTE);
    schedule.settings.schedules.splice(1, 1);
    await schedule.clock.advance(5 * SECOND);
    expect(inShort(schedule)).toContain('night 10:00:00 10:00:00 another-run');
    const ids = schedule.database.prepare('SELECT id FROM schedule_state').all();
    expect(ids).toEqual([{ id: 'main' }]);
  });

  it('keeps where it stands over a restart', async () => {
    const schedule = fakeSchedule([HOURLY, NIGHT]);
    await schedule.start();
    schedule.scheduler.stop();
    await schedule.clock.advance(2 * HOUR);
    await schedule.restart();
    await schedule.clock.advance(5 * SECOND);
    expect(inShort(schedule)).toEqual([
      'night 10:00:00 11:30:00 completed',
      'main 10:00:00 10:00:00 not-running',
      'main 11:00:00 11:30:05 completed',
    ]);
  });

  it('takes back what a wrong clock has missed, of itself alone', async () => {
    const schedule = fakeSchedule([HOURLY, NIGHT]);
    await schedule.start();
    const shift = async (milliseconds: number) => {
      schedule.clock.jumpTo(new Date(schedule.clock.now() + milliseconds).toISOString());
      await schedule.clock.advance(10 * SECOND);
    };
    await shift(48 * HOUR);
    await shift(-48 * HOUR);
    await schedule.clock.advance(2 * HOUR);
    const right = inShort(schedule).filter((line) => !line.endsWith('clock-changed'));
    expect(right.filter((line) => line.includes(' 10:00:00 10:00:0'))).toEqual([
      'main 10:00:00 10:00:00 completed',
      'night 10:00:00 10:00:05 completed',
    ]);
    expect(schedule.world.lines).toEqual([]);
  });
});
