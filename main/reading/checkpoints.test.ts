import { describe, expect, it } from 'vitest';
import type { ChangeLog } from '../storage/change-log';
import { FakeClock } from '../testing/fake-clock';
import { Checkpoints } from './checkpoints';

function keeping(found: ChangeLog) {
  const clock = new FakeClock();
  const state = { found, left: [] as number[], asked: 0, logged: [] as string[] };
  let answer: (taken: ChangeLog) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const checkpoints = new Checkpoints({
    read: () => state.found,
    leave: (maxPages) => state.left.push(maxPages),
    takeIn: () => {
      state.asked += 1;
      return new Promise((resolve, reject) => {
        answer = resolve;
        refuse = reject;
      });
    },
    timers: clock,
    log: (sentence) => state.logged.push(sentence),
  });
  const settle = async (taken: ChangeLog | Error): Promise<void> => {
    if (taken instanceof Error) refuse(taken);
    else answer((state.found = taken));
    await clock.advance(0);
  };
  return { checkpoints, clock, state, settle };
}

describe('changes of the records', () => {
  it('are left to a thread once it is kept, also in a file that takes the place of the first', () => {
    const { checkpoints, state } = keeping({ pages: 0, takenIn: 0 });
    checkpoints.renew();
    expect(state.left).toEqual([]);
    checkpoints.keep();
    checkpoints.renew();
    expect(state.left).toEqual([16_000, 16_000]);
  });

  it('are taken in when they are many, once at a time', async () => {
    const { checkpoints, clock, state, settle } = keeping({ pages: 999, takenIn: 0 });
    checkpoints.keep();
    await clock.advance(10_000);
    expect([state.asked, checkpoints.isBusy]).toEqual([0, false]);
    state.found = { pages: 1_000, takenIn: 0 };
    await clock.advance(30_000);
    expect([state.asked, checkpoints.isBusy]).toEqual([1, true]);
    await settle({ pages: 1_000, takenIn: 1_000 });
    await clock.advance(30_000);
    expect([state.asked, checkpoints.isBusy]).toEqual([1, false]);
  });

  it('are looked at by whoever writes much, without waiting for the next look', () => {
    const { checkpoints, state } = keeping({ pages: 5_000, takenIn: 0 });
    expect(checkpoints.isBusy).toBe(false);
    checkpoints.keep();
    expect(checkpoints.isBusy).toBe(true);
    expect(state.asked).toBe(1);
  });

  it('wait for more where somebody reads what was there before', async () => {
    const { checkpoints, clock, state, settle } = keeping({ pages: 1_500, takenIn: 0 });
    checkpoints.keep();
    await clock.advance(10_000);
    await settle({ pages: 1_500, takenIn: 200 });
    state.found = { pages: 2_499, takenIn: 200 };
    await clock.advance(60_000);
    expect(state.asked).toBe(1);
    state.found = { pages: 2_500, takenIn: 200 };
    await clock.advance(10_000);
    expect(state.asked).toBe(2);
  });

  it('are tried again where the disk refused them, and keep nothing from its turn', async () => {
    const { checkpoints, clock, state, settle } = keeping({ pages: 1_000, takenIn: 0 });
    checkpoints.keep();
    await clock.advance(10_000);
    await settle(new Error('disk I/O error'));
    expect(checkpoints.isBusy).toBe(false);
    expect(state.logged).toEqual(['The log of changes could not be taken into the records']);
    state.found = { pages: 2_000, takenIn: 0 };
    await clock.advance(10_000);
    expect(state.asked).toBe(2);
  });
});
