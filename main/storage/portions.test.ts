import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { workInPortions } from './portions';

function playing(portions: readonly (() => boolean)[]) {
  const clock = new FakeClock();
  const logged: string[] = [];
  const calls = [...portions];
  const stop = workInPortions([{ next: () => (calls.shift() ?? (() => false))() }], {
    timers: clock,
    isRefusal: (error) => String(error).includes('full'),
    log: (sentence) => logged.push(sentence),
  });
  return { clock, logged, stop, left: () => calls.length };
}

const more = () => true;
const fail = (why: string) => () => {
  throw new Error(why);
};

describe('work in portions', () => {
  it('waits until the start is over, and leaves everything else its turn', async () => {
    const { clock, left } = playing([more, more, more]);
    await clock.advance(9_999);
    expect(left()).toBe(3);
    await clock.advance(1);
    expect(left()).toBe(2);
    await clock.advance(39);
    expect(left()).toBe(2);
    await clock.advance(1);
    expect(left()).toBe(1);
  });

  it('is done once nothing is left', async () => {
    const { clock, left } = playing([more, () => false, more]);
    await clock.advance(60_000);
    expect(left()).toBe(1);
    expect(clock.nextTimerAt).toBeNull();
  });

  it('goes on after a minute where the disk refused it', async () => {
    const { clock, left, logged } = playing([fail('full'), more]);
    await clock.advance(69_999);
    expect(left()).toBe(1);
    await clock.advance(1);
    expect(left()).toBe(0);
    expect(logged).toEqual(['A part of the records could not be tidied']);
  });

  it('is given up until the next start where it fails, and ends with the application', async () => {
    const failing = playing([fail('a bug'), more]);
    await failing.clock.advance(600_000);
    expect(failing.left()).toBe(1);
    const stopped = playing([more, more]);
    stopped.stop();
    await stopped.clock.advance(600_000);
    expect(stopped.left()).toBe(2);
  });
});
