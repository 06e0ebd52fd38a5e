import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { PortionWork } from './portions';

function playing(portions: readonly (() => boolean)[], others: readonly (() => boolean)[] = []) {
  const clock = new FakeClock();
  const logged: string[] = [];
  const calls = [...portions];
  const otherCalls = [...others];
  const of = (list: (() => boolean)[]) => ({ next: () => list.shift()?.() ?? false });
  const held = { isHeld: false };
  const work = new PortionWork([of(calls), of(otherCalls)], {
    timers: clock,
    isHeld: () => held.isHeld,
    isRefusal: (error) => String(error).includes('full'),
    log: (sentence) => logged.push(sentence),
  });
  return { clock, logged, work, calls, otherCalls, held };
}

const more = () => true;
const fail = (why: string) => () => {
  throw new Error(why);
};

describe('work in portions', () => {
  it('waits until the start is over, and leaves everything else its turn', async () => {
    const { clock, work, calls } = playing([more, more, more]);
    work.kick();
    await clock.advance(60_000);
    expect(calls).toHaveLength(3);
    work.start();
    await clock.advance(9_999);
    expect(calls).toHaveLength(3);
    await clock.advance(1);
    expect(calls).toHaveLength(2);
    await clock.advance(39);
    expect(calls).toHaveLength(2);
    await clock.advance(1);
    expect(calls).toHaveLength(1);
  });

  it('rests once nothing is left, until there may be work again', async () => {
    const { clock, work, calls, otherCalls } = playing([more, more], [more]);
    work.start();
    await clock.advance(60_000);
    expect([calls.length, otherCalls.length]).toEqual([0, 0]);
    expect(clock.nextTimerAt).toBeNull();
    calls.push(more, more);
    work.kick();
    work.kick();
    await clock.advance(60_000);
    expect(calls).toEqual([]);
  });

  it('waits while it is held, and goes on by itself', async () => {
    const { clock, work, calls, held } = playing([more, more]);
    held.isHeld = true;
    work.start();
    await clock.advance(60_000);
    expect(calls).toHaveLength(2);
    held.isHeld = false;
    await clock.advance(80);
    expect(calls).toEqual([]);
  });

  it('goes on after a minute where the disk refused it', async () => {
    const { clock, work, calls, logged } = playing([fail('full'), more]);
    work.start();
    await clock.advance(69_999);
    expect(calls).toHaveLength(1);
    await clock.advance(1);
    expect(calls).toHaveLength(0);
    expect(logged).toEqual(['A part of the records could not be tidied']);
  });

  it('is given up until the next start where it fails, and keeps no other work', async () => {
    const { clock, work, calls, otherCalls } = playing([fail('a bug'), more], [more, more]);
    work.start();
    await clock.advance(600_000);
    work.kick();
    await clock.advance(600_000);
    expect([calls.length, otherCalls.length]).toEqual([1, 0]);
  });
});
