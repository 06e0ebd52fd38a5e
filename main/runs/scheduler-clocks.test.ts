import { describe, expect, it } from 'vitest';
import type { ScheduleSettings } from '../../shared/schedule/schedule';
import { mailDraft } from '../testing/drafts';
import { fakeSchedule, type FakeScheduleOptions } from '../testing/schedule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

async function started(change: Partial<ScheduleSettings>, options: FakeScheduleOptions = {}) {
  const schedule = fakeSchedule(change, options);
  await schedule.start();
  const { clock, world } = schedule;
  return {
    ...schedule,
    /** Sets the wall clock by this amount, and runs the next check. */
    shift: async (milliseconds: number) => {
      clock.jumpTo(new Date(clock.now() + milliseconds).toISOString());
      await clock.advance(5 * SECOND);
    },
    travelTo: (zone: string) => (world.zone = zone),
  };
}

describe('a clock that was wrong for a minute', () => {
  it.each([
    ['a day', DAY],
    ['a month', 30 * DAY],
    ['73 years', 73 * 365 * DAY],
  ])('by %s ahead loses no later run', async (_, wrong) => {
    const { clock, shift, recorded, rows } = await started({ kind: 'every-15-minutes' });
    await clock.advance(MINUTE);
    await shift(wrong);
    expect(rows().length).toBeLessThanOrEqual(2);
    expect(rows().map(({ reason }) => reason)).toEqual(['clock-changed', null]);
    await clock.advance(MINUTE);
    await shift(-wrong);
    await clock.advance(HOUR);
    const right = rows().filter(({ slot_at }) => slot_at <= clock.now());
    expect(
      right.map(({ outcome, slot_at }) => [outcome, new Date(slot_at).toISOString().slice(11, 16)]),
    ).toEqual([
      ['completed', '09:45'],
      ['completed', '10:00'],
      ['completed', '10:15'],
      ['completed', '10:30'],
    ]);
    // Only the measurements remain of the wrong time.
    expect(recorded().filter((line) => line.includes('clock-changed'))).toEqual([]);
    expect(rows()).toHaveLength(5);
  });

  it('covers a slot that had its run while the clock was wrong', async () => {
    const { clock, shift, rows } = await started(
      { kind: 'daily', dailyAt: '10:00' },
      { start: '2026-11-22T12:00:00Z' },
    );
    await shift(DAY);
    expect(rows().map(({ slot_at }) => new Date(slot_at).toISOString())).toEqual([
      '2026-11-23T10:00:00.000Z',
    ]);
    await shift(-DAY);
    clock.sleep(21 * HOUR + 50 * MINUTE);
    await clock.advance(20 * MINUTE);
    expect(rows().map(({ slot_at }) => new Date(slot_at).toISOString())).toEqual(
      Array(2).fill('2026-11-23T10:00:00.000Z'),
    );
    expect(rows()[1]?.outcome).toBe('completed');
  });

  it('loses no run after a restart, either', async () => {
    const { clock, shift, restart, rows } = await started({ kind: 'daily', dailyAt: '10:00' });
    await shift(73 * 365 * DAY);
    expect(rows()).toHaveLength(2);
    clock.jumpTo('2026-11-23T09:40:00Z');
    await restart();
    await clock.advance(HOUR);
    expect(rows().filter(({ slot_at }) => slot_at <= clock.now())).toMatchObject([
      { outcome: 'completed', slot_at: Date.parse('2026-11-23T10:00Z') },
    ]);
    expect(rows()).toHaveLength(2);
  });

  it('reports missed slots, and removes no record that a message refers to', async () => {
    const { shift, rows, database } = await started(
      { kind: 'hourly' },
      { compose: ({ id }) => [mailDraft({ id, runId: id, messageId: `<${id}@test>` })] },
    );
    await shift(DAY);
    expect(database.prepare(`SELECT count(*) AS n FROM outbox WHERE run_id LIKE 'missed-%'`).get()).toEqual({
      n: 23,
    });
    await shift(-DAY);
    expect(rows().filter(({ outcome }) => outcome === 'missed')).toHaveLength(23);
  });
});

describe('a clock that was set', () => {
  it.each([
    ['minutes', 20 * MINUTE],
    ['hours', 7 * HOUR],
    ['days', 7 * DAY],
    ['a month', 31 * DAY],
    ['years', 3 * 365 * DAY],
  ])('back by %s measures the repeated time', async (_, back) => {
    const { clock, shift, rows } = await started({ kind: 'every-15-minutes' });
    await clock.advance(2 * HOUR);
    expect(rows()).toHaveLength(8);
    await shift(-back);
    const setTo = clock.now();
    await clock.advance(2 * HOUR);
    const again = rows().filter(({ slot_at }) => slot_at > setTo && slot_at <= setTo + 2 * HOUR);
    // Where the two ranges overlap, slots have their first run, too.
    const slots = new Set(again.map(({ slot_at }) => slot_at));
    expect(slots.size).toBe(8);
    expect(rows()).toHaveLength(16);
  });

  it('back to before a slot measures at that slot, also if the next check is later', async () => {
    const { clock, recorded } = await started({ kind: 'hourly' });
    await clock.advance(HOUR);
    clock.jumpTo('2026-11-23T07:59:58Z');
    await clock.advance(5 * SECOND);
    expect(recorded()).toEqual(['11-23 08:00 schedule completed', '11-23 10:00 schedule completed']);
  });

  it('back by seconds measures nothing twice', async () => {
    const { clock, shift, rows } = await started({ kind: 'every-15-minutes' });
    await clock.advance(15 * MINUTE + 2 * SECOND);
    await shift(-10 * SECOND);
    await clock.advance(HOUR);
    expect(rows()).toHaveLength(4);
    expect(new Set(rows().map(({ slot_at }) => slot_at)).size).toBe(4);
  });

  it('forward is distinguished from sleep', async () => {
    const { clock, shift, recorded, wake } = await started({ kind: 'hourly' });
    await shift(3 * HOUR);
    clock.sleep(3 * HOUR);
    await wake();
    expect(recorded()).toEqual([
      '11-23 10:00 schedule missed clock-changed',
      '11-23 11:00 schedule missed clock-changed',
      '11-23 12:00 catch-up completed',
      '11-23 13:00 schedule missed asleep',
      '11-23 14:00 schedule missed asleep',
      '11-23 15:00 catch-up completed',
    ]);
  });

  it('forward during sleep is distinguished, too', async () => {
    const { clock, recorded, wake } = await started({ kind: 'hourly' });
    clock.sleep(3 * HOUR);
    clock.jumpTo(new Date(clock.now() + 2 * HOUR).toISOString());
    await wake();
    // Whether the system has announced that it woke or not: uptime counts sleep.
    expect(recorded().slice(0, 2)).toEqual([
      '11-23 10:00 schedule missed asleep',
      '11-23 11:00 schedule missed asleep',
    ]);
    expect(recorded().at(-1)).toBe('11-23 14:00 catch-up completed');
    expect(recorded()).toHaveLength(5);
  });

  it('from the year of its hardware to today does not report half a century of missed slots', async () => {
    const { clock, restart, recorded, rows, scheduler } = await started({ kind: 'hourly' });
    await clock.advance(HOUR);
    scheduler.stop();
    clock.jumpTo('1970-01-01T00:00:30Z');
    await restart();
    await clock.advance(20 * SECOND);
    clock.jumpTo('2026-11-23T14:20:00Z');
    await clock.advance(5 * SECOND);
    expect(recorded()).toEqual([
      '11-23 10:00 schedule completed',
      '11-23 11:00 schedule missed clock-changed',
      '11-23 12:00 schedule missed clock-changed',
      '11-23 13:00 schedule missed clock-changed',
      '11-23 14:00 catch-up completed',
    ]);
    expect(rows()).toHaveLength(5);
  });

  it('never stops the timer', async () => {
    const { clock, shift, world } = await started({ kind: 'hourly' });
    for (const by of [-DAY, 40 * 365 * DAY, -40 * 365 * DAY, -HOUR, DAY + HOUR]) {
      await shift(by);
      const before = world.looks;
      await clock.advance(MINUTE);
      expect(world.looks - before).toBe(12);
    }
    expect(world.lines).toEqual([]);
  });
});

describe('nights with a clock change', () => {
  it.each([
    ['Europe/Berlin', 'spring', '2026-03-28T22:30:00Z', 6],
    ['Europe/Berlin', 'autumn', '2026-10-24T22:30:00Z', 6],
    ['America/Santiago', 'spring', '2026-09-06T02:30:00Z', 6],
    ['America/Santiago', 'autumn', '2026-04-05T01:30:00Z', 6],
    ['Antarctica/Troll', 'autumn', '2026-10-24T22:30:00Z', 6],
  ])('lose and duplicate no hour in %s in %s', async (timeZone, _season, start, hours) => {
    const { clock, recorded, world } = await started({ kind: 'hourly' }, { timeZone, start });
    await clock.advance(hours * HOUR);
    expect(recorded()).toHaveLength(hours);
    expect(new Set(recorded()).size).toBe(hours);
    expect(world.looks).toBeGreaterThanOrEqual((hours * HOUR) / (5 * SECOND));
  });
});

describe('a computer that travels', () => {
  it('keeps measuring every hour', async () => {
    const { clock, travelTo, recorded } = await started({ kind: 'hourly' }, { timeZone: 'Europe/Berlin' });
    travelTo('America/New_York');
    await clock.advance(90 * MINUTE);
    travelTo('Asia/Kathmandu');
    await clock.advance(2 * HOUR);
    // Nepal is 5 hours and 45 minutes ahead of UTC.
    expect(recorded()).toEqual([
      '11-23 10:00 schedule completed',
      '11-23 11:00 schedule completed',
      '11-23 11:15 schedule completed',
      '11-23 12:15 schedule completed',
    ]);
  });
  it('catches up a time of day that was skipped by a time zone', async () => {
    const { clock, travelTo, recorded, scheduler } = await started(
      { kind: 'cron', cron: '0 6,7,8 * * *' },
      { timeZone: 'America/New_York', start: '2026-11-23T10:30:00Z' },
    );
    travelTo('Europe/Berlin');
    await clock.advance(2 * MINUTE);
    // It is 11:32 there; at home it was 5:32.
    expect(recorded()).toEqual([
      '11-23 05:00 schedule missed zone-changed',
      '11-23 06:00 schedule missed zone-changed',
      '11-23 07:00 catch-up completed',
    ]);
    expect(new Date(scheduler.coming()[0]?.dueAt ?? 0).toISOString()).toBe('2026-11-24T05:00:00.000Z');
  });
  it('records every slot that passed while it slept in another time zone', async () => {
    const { clock, travelTo, recorded, wake } = await started(
      { kind: 'cron', cron: '0 6,7,12 * * *' },
      { timeZone: 'Europe/Berlin', start: '2026-11-23T03:00:00Z' },
    );
    clock.sleep(9 * HOUR);
    travelTo('Asia/Tokyo');
    await wake();
    // Slept from 4:00 to 13:00 in Berlin; it is 21:00 in Tokyo. No other slot was skipped.
    expect(recorded()).toEqual([
      '11-23 05:00 schedule missed asleep',
      '11-23 06:00 schedule missed asleep',
      '11-23 11:00 catch-up completed',
    ]);
  });
  it('measures at a time of day that occurs again', async () => {
    const { clock, travelTo, recorded } = await started(
      { kind: 'daily', dailyAt: '12:00' },
      { timeZone: 'Europe/Berlin', start: '2026-11-23T10:30:00Z' },
    );
    await clock.advance(HOUR);
    travelTo('America/New_York');
    await clock.advance(5 * HOUR + 35 * MINUTE);
    expect(recorded()).toEqual(['11-23 11:00 schedule completed', '11-23 17:00 schedule completed']);
  });
});
