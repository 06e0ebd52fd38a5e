import { describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../shared/durations';
import type { ReportPlan } from '../../shared/report/report';
import type { RunAnswer, RunRequest } from '../core/run/run-request';
import { CampaignStore } from '../storage/campaigns/campaign-store';
import { fakePipeline } from '../testing/pipeline';
import { plainKeys, replacingSubnets } from '../storage/networks/subnet-store';
import { temporaryRecords } from '../testing/records';
import { GOOD_METHOD } from '../testing/runs';
import { CampaignKeeper } from './campaign-keeper';

const NETWORK = GOOD_METHOD.network ?? '';
const NOTHING = { download: null, upload: null };
const PLAN = { maximum: { download: 100_000_000, upload: null }, normal: NOTHING, minimum: NOTHING };
const ORDER = { country: 'de', network: NETWORK, startsAt: '16:00' } as const;

let runs = 0;

/** A process with a campaign keeper, the real pipeline and real records, at 15:00 UTC unless told otherwise. */
function process(onRecords = temporaryRecords(), plan: ReportPlan['figures'] = PLAN) {
  const { database, clock } = onRecords;
  const { pipeline } = fakePipeline({
    onRecords,
    compose: () => [],
    plan: { network: NETWORK },
    newId: () => `run-${(runs += 1)}`,
  });
  const world = { network: NETWORK as string | null, refuses: false };
  const asked: RunRequest[] = [];
  let last: RunAnswer | null = null;
  let ids = 0;
  const keeper = new CampaignKeeper({
    store: new CampaignStore(database),
    pipeline: {
      get running() {
        return pipeline.running;
      },
      run: (request) => {
        asked.push(request);
        last = world.refuses ? { kind: 'not-recorded', detail: 'disk full' } : pipeline.run(request);
        return last;
      },
    },
    planOf: () => plan,
    network: () => world.network,
    timeZone: () => 'UTC',
    clock,
    newId: () => `${(ids += 1)}`,
    onChanged: () => undefined,
    log: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  /** Looks, and waits for the run that it may have started. */
  const look = async () => {
    last = null;
    keeper.look();
    const answer = last as RunAnswer | null;
    if (answer !== null && 'ended' in answer) await answer.ended;
    keeper.changed();
  };
  return { keeper, clock, world, asked, look, onRecords };
}

describe('a campaign', () => {
  it('measures when a measurement is due, one after the other, in its own name', async () => {
    const { keeper, clock, asked, look } = process();
    clock.set('2026-11-23T15:00:00Z');
    expect(keeper.start(ORDER)).toEqual({ kind: 'done' });
    await look();
    expect(asked).toEqual([]);
    clock.set('2026-11-23T16:00:03Z');
    await look();
    await look();
    expect(asked).toEqual([
      {
        trigger: 'schedule',
        slotAt: Date.parse('2026-11-23T16:00:03Z'),
        schedule: { id: 'campaign-1', name: '' },
        mode: 'full',
      },
    ]);
    clock.advance(10 * MINUTE_MS);
    await look();
    expect(asked).toHaveLength(2);
    expect(keeper.report().standing).toMatchObject({ testsToday: 2, daysDone: 0 });
  });

  it('goes on in the next process', async () => {
    const { keeper, clock, look, onRecords } = process();
    clock.set('2026-11-23T16:00:00Z');
    keeper.start(ORDER);
    await look();
    const next = process(onRecords);
    await next.look();
    expect(next.asked).toEqual([]);
    clock.advance(10 * MINUTE_MS);
    await next.look();
    expect(next.keeper.report().standing?.testsToday).toBe(2);
  });

  it('waits for its network, and says so', async () => {
    const { keeper, clock, world, asked, look } = process();
    clock.set('2026-11-23T16:00:00Z');
    keeper.start(ORDER);
    world.network = 'wlan0, 10.0.0.0/24';
    await look();
    expect(asked).toEqual([]);
    expect(keeper.report().isInOtherNetwork).toBe(true);
    world.network = NETWORK;
    await look();
    expect(asked).toHaveLength(1);
    expect(keeper.report().isInOtherNetwork).toBe(false);
  });

  it('is complete after its days, over sleep and restarts, and measures no more', async () => {
    const records = temporaryRecords();
    records.clock.set('2026-11-23T15:00:00Z');
    let { keeper, look } = process(records);
    keeper.start(ORDER);
    for (let minutes = 0; minutes < 6 * 24 * 60; minutes += 5) {
      records.clock.advance(5 * MINUTE_MS);
      // A restart every day.
      if (minutes % (24 * 60) === 0) ({ keeper, look } = process(records));
      await look();
    }
    const standing = keeper.report().standing;
    expect(standing).toMatchObject({
      next: { kind: 'complete' },
      daysDone: 3,
      campaign: { end: 'complete' },
    });
    expect(standing?.days.map(({ date, counted }) => [date, counted])).toEqual([
      ['2026-11-23', 10],
      ['2026-11-25', 10],
      ['2026-11-27', 10],
    ]);
    expect(keeper.start(ORDER)).toEqual({ kind: 'done' });
  });

  it('tries again after a minute where the disk refuses the start', async () => {
    const { keeper, clock, world, asked, look } = process();
    clock.set('2026-11-23T16:00:00Z');
    keeper.start(ORDER);
    world.refuses = true;
    await look();
    await look();
    expect(asked).toHaveLength(1);
    world.refuses = false;
    clock.advance(MINUTE_MS);
    await look();
    expect(keeper.report().standing?.testsToday).toBe(1);
  });

  it('is paused, resumed and stopped by a person', async () => {
    const { keeper, clock, asked, look } = process();
    clock.set('2026-11-23T16:00:00Z');
    expect(keeper.pause(true)).toEqual({ kind: 'none' });
    keeper.start(ORDER);
    expect(keeper.start(ORDER)).toEqual({ kind: 'under-way' });
    keeper.pause(true);
    await look();
    expect(asked).toEqual([]);
    keeper.pause(false);
    await look();
    expect(asked).toHaveLength(1);
    keeper.stop();
    clock.advance(DAY_MS);
    await look();
    expect(asked).toHaveLength(1);
    expect(keeper.report().standing?.next).toEqual({ kind: 'stopped' });
  });

  it('is not started without a contract to hold the measurements against', () => {
    const { keeper } = process(temporaryRecords(), { ...PLAN, maximum: NOTHING });
    expect(keeper.start(ORDER)).toEqual({ kind: 'no-plan' });
    expect(keeper.report().standing).toBeNull();
  });

  it('is not started with days that would not be done before midnight', () => {
    const { keeper } = process();
    expect(keeper.start({ ...ORDER, startsAt: '19:16' })).toEqual({ kind: 'too-late' });
    expect(keeper.start({ ...ORDER, country: 'at', startsAt: '21:40' })).toEqual({ kind: 'done' });
  });

  it('counts no test that was imported', async () => {
    const { keeper, clock, look, onRecords } = process();
    clock.set('2026-11-23T16:00:00Z');
    keeper.start(ORDER);
    await look();
    expect(keeper.standing()?.testsToday).toBe(1);
    onRecords.database.exec("UPDATE runs SET import_id = 'elsewhere'");
    keeper.changed();
    expect(keeper.standing()).toMatchObject({ testsToday: 0, days: [] });
  });

  it('measures no more often where the clock was ahead when it was started', async () => {
    const { keeper, clock, asked, look } = process();
    clock.set('2026-11-23T20:00:00Z');
    expect(keeper.start({ ...ORDER, startsAt: '10:00' })).toEqual({ kind: 'done' });
    clock.set('2026-11-23T12:00:00Z');
    for (let looks = 0; looks < 5; looks += 1) {
      await look();
      clock.advance(10_000);
    }
    expect(asked).toHaveLength(1);
  });

  it('that is started after the clock was put right is the one that is shown', () => {
    const { keeper, clock } = process();
    clock.set('2027-03-01T12:00:00Z');
    keeper.start(ORDER);
    keeper.stop();
    clock.set('2026-11-23T12:00:00Z');
    expect(keeper.start(ORDER)).toEqual({ kind: 'done' });
    expect(keeper.standing()?.next.kind).toBe('test');
  });

  it('measures today where the clock was ahead when it looked for the next measurement', () => {
    const { keeper, clock, asked } = process();
    clock.set('2026-11-23T12:00:00Z');
    keeper.start(ORDER);
    clock.set('2026-12-10T12:00:00Z');
    keeper.look();
    clock.set('2026-11-23T16:00:05Z');
    keeper.look();
    expect(keeper.standing()?.next).toEqual({ kind: 'test', at: clock.now() });
    expect(asked).toHaveLength(1);
  });

  it('goes on in its network after subnets were replaced, and writes none of them back', () => {
    const { keeper, clock, world, asked, onRecords } = process();
    clock.set('2026-11-23T12:00:00Z');
    keeper.start(ORDER);
    keeper.look();
    expect(plainKeys(onRecords.database, clock.now())).toEqual([NETWORK]);
    const hashed = NETWORK.replace(/, .*/, ', #aaaaaaaaaaaa');
    for (const _ of replacingSubnets(onRecords.database, [
      { plain: NETWORK, key: hashed, description: hashed },
    ]));
    keeper.changed();
    world.network = hashed;
    clock.set('2026-11-23T16:00:05Z');
    keeper.look();
    expect(keeper.report().isInOtherNetwork).toBe(false);
    expect(asked).toHaveLength(1);
    keeper.pause(true);
    expect(onRecords.database.ask('SELECT emit(record) FROM campaigns')[0]?.[0]).not.toContain(NETWORK);
  });
});
