import { describe, expect, it } from 'vitest';
import { FakeEngineClock } from '../testing/fake-engine-clock';
import { Repeats, standstillFailure, StandstillWatch, whileWatching } from './standstill';

function watching(everyMs = 10) {
  const clock = new FakeEngineClock();
  const watch = new StandstillWatch(everyMs, clock);
  const stop = clock.every(everyMs, () => watch.look());
  return { clock, watch, stop };
}

describe('a standstill', () => {
  it('is not detected while timers fire in time or a little late', () => {
    const { clock, watch } = watching();
    clock.advance(60_000);
    expect(watch.longestMs).toBe(0);
    clock.standStill(40);
    expect(watch.longestMs).toBe(30);
  });

  it.each([500, 3_000, 30_000])('of the process is detected: %i ms', (milliseconds) => {
    const { clock, watch } = watching();
    clock.advance(1_000);
    clock.standStill(milliseconds);
    clock.advance(1_000);
    expect(watch.longestMs).toBeGreaterThanOrEqual(milliseconds - 10);
    expect(watch.longestMs).toBeLessThanOrEqual(milliseconds);
  });

  it('of the computer is detected by the wall clock, which advanced', () => {
    const { clock, watch } = watching();
    clock.advance(1_000);
    clock.sleep(8_000);
    clock.advance(1_000);
    expect(watch.longestMs).toBe(8_000);
  });

  it('is not a wall clock that was set back', () => {
    const { clock, watch } = watching();
    clock.sleep(-3_600_000);
    clock.advance(1_000);
    expect(watch.longestMs).toBe(0);
  });

  it('is reported once, at the first check after it', () => {
    const { clock, watch, stop } = watching();
    stop();
    clock.standStill(5_010);
    expect(watch.look()).toBe(5_000);
    expect(watch.look()).toBe(0);
  });

  it('is detected during an operation that ends before any timer', async () => {
    const clock = new FakeEngineClock();
    const work = async () => {
      await Promise.resolve();
      clock.standStill(4_100);
      return 'done';
    };
    expect(await whileWatching(work, clock)).toEqual({ result: 'done', standstillMs: 4_000 });
    expect(clock.timers).toBe(0);
    await expect(whileWatching(() => Promise.reject(new Error('a bug')), clock)).rejects.toThrow('a bug');
    expect(clock.timers).toBe(0);
  });

  it('has a description with its length', () => {
    expect(standstillFailure(5_049)).toEqual({
      reason: 'standstill',
      detail: 'the computer stood still for 5.0 s',
    });
  });
});

describe('what was measured during a standstill', () => {
  it('is repeated twice in a run', () => {
    const repeats = new Repeats();
    expect(repeats.take(499)).toBe(false);
    expect([repeats.bearsMs, repeats.take(500), repeats.bearsMs, repeats.take(30_000)]).toEqual([
      500,
      true,
      500,
      true,
    ]);
    expect([repeats.bearsMs, repeats.take(30_000)]).toEqual([2_000, false]);
  });
});
