import { describe, expect, it } from 'vitest';
import { settled } from '../testing/fake-clock';
import { fakeSchedule } from '../testing/schedule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('a long absence', () => {
  it('is summarised in one record with its first and last slot and their number', async () => {
    const { start, clock, rows, wake, recorded } = fakeSchedule({ kind: 'every-15-minutes' });
    await start();
    clock.sleep(365 * 24 * HOUR + 20 * MINUTE);
    await wake();
    expect(recorded()).toEqual([
      '11-23 09:45 to 11-23 09:30 schedule missed asleep (35040)',
      '11-23 09:45 catch-up completed',
    ]);
    expect(new Date(rows()[0]?.finished_at ?? 0).getUTCFullYear()).toBe(2027);
  });
  it('has one record for each reason', async () => {
    const { start, clock, wake, recorded, scheduler, restart } = fakeSchedule({ kind: 'every-30-minutes' });
    await start();
    scheduler.stop();
    await clock.advance(20 * HOUR + 10 * MINUTE);
    await restart();
    clock.sleep(20 * HOUR);
    await wake();
    expect(recorded().map((line) => line.replace(/^.*?(catch-up|schedule)/, '$1'))).toEqual([
      'schedule missed not-running (39)',
      'catch-up completed',
      'schedule missed asleep (39)',
      'catch-up completed',
    ]);
  });
});

describe('a changed schedule', () => {
  it('records every slot that has passed before', async () => {
    const { start, clock, recorded, edit, wake } = fakeSchedule({ kind: 'hourly' });
    await start();
    clock.sleep(3 * HOUR);
    edit({ kind: 'every-6-hours' });
    await wake();
    await clock.advance(6 * HOUR);
    expect(recorded()).toEqual([
      '11-23 10:00 schedule missed asleep',
      '11-23 11:00 schedule missed asleep',
      '11-23 12:00 catch-up completed',
      '11-23 18:00 schedule completed',
    ]);
  });
  it('that this version cannot read records its due slot, too', async () => {
    const { start, recorded, database, clock } = fakeSchedule({ kind: 'hourly' });
    database.exec(
      `INSERT INTO schedule_state VALUES ('main', '*/10 * * * * *|UTC|0', ${clock.now() - MINUTE})`,
    );
    await start();
    await clock.advance(HOUR);
    expect(recorded()).toEqual(['11-23 09:29 schedule completed', '11-23 10:00 schedule completed']);
  });
});

describe('a computer that is about to sleep', () => {
  const beforeTen = () => fakeSchedule({ kind: 'hourly' }, { start: '2026-11-23T09:59:50Z' });
  it('begins no run, and makes up for it after waking', async () => {
    const { start, scheduler, clock, wake, recorded } = beforeTen();
    await start();
    scheduler.sleep();
    await clock.advance(15 * SECOND);
    expect(recorded()).toEqual([]);
    clock.sleep(30 * MINUTE);
    await wake();
    expect(recorded()).toEqual(['11-23 10:00 catch-up completed']);
  });
  it('begins no run either that was being looked into when sleep was announced', async () => {
    const { start, scheduler, clock, wake, recorded, world } = beforeTen();
    let answer = (_isReady: boolean): void => undefined;
    world.isNetworkReady = () => new Promise((resolve) => (answer = resolve));
    await start();
    await clock.advance(15 * SECOND);
    scheduler.sleep();
    answer(true);
    await settled();
    expect(recorded()).toEqual([]);
    world.isNetworkReady = () => Promise.resolve(true);
    clock.sleep(30 * MINUTE);
    await wake();
    expect(recorded()).toEqual(['11-23 10:00 catch-up completed']);
  });
  it('and stays awake measures a minute later, without having been heard to wake up', async () => {
    const { start, scheduler, clock, recorded } = beforeTen();
    await start();
    scheduler.sleep();
    await clock.advance(59 * SECOND);
    expect(recorded()).toEqual([]);
    await clock.advance(6 * SECOND);
    expect(recorded()).toEqual(['11-23 10:00 schedule completed']);
  });
});

describe('after waking up, and after a start', () => {
  it('a run waits for the network only as long as necessary', async () => {
    const { start, clock, rows, wake, recorded, world } = fakeSchedule({ kind: 'hourly' });
    let isReady = false;
    world.isNetworkReady = () => Promise.resolve(isReady);
    await start();
    clock.sleep(35 * MINUTE);
    await wake();
    await clock.advance(20 * SECOND);
    expect(recorded()).toEqual([]);
    isReady = true;
    await clock.advance(SECOND);
    expect(recorded()).toEqual(['11-23 10:00 catch-up completed']);
    expect((rows()[0]?.finished_at ?? 0) - Date.parse('2026-11-23T10:05:20Z')).toBeLessThanOrEqual(SECOND);
  });
  it('a run waits for the network also if the system did not report that the computer woke up', async () => {
    const { start, clock, recorded, world } = fakeSchedule({ kind: 'hourly' });
    await start();
    await clock.advance(15 * MINUTE);
    world.isNetworkReady = () => Promise.resolve(false);
    clock.sleep(35 * MINUTE);
    await clock.advance(20 * SECOND);
    expect(recorded()).toEqual([]);
    world.isNetworkReady = () => Promise.resolve(true);
    await clock.advance(SECOND);
    expect(recorded()).toEqual(['11-23 10:00 catch-up completed']);
  });
  it('a run starts after a minute in any case', async () => {
    const { start, clock, recorded, world } = fakeSchedule(
      { kind: 'hourly' },
      { start: '2026-11-23T09:59:55Z' },
    );
    world.isNetworkReady = () => Promise.resolve(false);
    await start();
    await clock.advance(59 * SECOND);
    expect(recorded()).toEqual([]);
    await clock.advance(2 * SECOND);
    expect(recorded()).toEqual(['11-23 10:00 schedule completed']);
  });
  it('nothing looks each second for a run that is not wanted any more', async () => {
    const { start, clock, edit, world } = fakeSchedule({ kind: 'hourly' }, { start: '2026-11-23T09:59:55Z' });
    world.isNetworkReady = () => Promise.resolve(false);
    await start();
    await clock.advance(10 * SECOND);
    const waiting = world.looks;
    await clock.advance(20 * SECOND);
    expect(world.looks - waiting).toBe(20);
    edit({ pausedUntil: 'resumed' });
    await clock.advance(5 * SECOND);
    const paused = world.looks;
    await clock.advance(50 * SECOND);
    expect(world.looks - paused).toBe(10);
  });
  it('a run does not wait if the computer has been up for longer', async () => {
    const { start, clock, recorded, world } = fakeSchedule({ kind: 'hourly' });
    world.isNetworkReady = () => Promise.resolve(false);
    await start();
    await clock.advance(30 * MINUTE);
    expect(recorded()).toEqual(['11-23 10:00 schedule completed']);
  });
});

describe('a gap in time', () => {
  it.each([
    ['sleep that no system has announced', ({ clock }: Fake) => clock.sleep(HOUR), ['gap', 'look']],
    ['a clock set forward', ({ clock }: Fake) => forward(clock, HOUR), ['gap', 'look']],
    ['a clock set forward by seconds', ({ clock }: Fake) => forward(clock, 30 * SECOND), ['look']],
    ['a clock set back', ({ clock }: Fake) => forward(clock, -HOUR), ['look']],
  ])('of %s is reported before the clock rules are checked', async (_, happen, seen) => {
    const fake = fakeSchedule({ kind: 'hourly' });
    await fake.start();
    await fake.clock.advance(5 * SECOND);
    fake.world.seen.length = 0;
    happen(fake);
    await fake.clock.advance(5 * SECOND);
    expect(fake.world.seen).toEqual(seen);
  });
});

type Fake = ReturnType<typeof fakeSchedule>;
const forward = (clock: Fake['clock'], by: number) => clock.jumpTo(new Date(clock.now() + by).toISOString());
