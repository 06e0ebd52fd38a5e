import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock';
import { takeUpLeft } from './take-up-left';

/** A start whose left runs are recorded when it says so. */
function starting() {
  const clock = new FakeClock();
  let end = { resolve: (): void => undefined, reject: (_error: Error): void => undefined };
  const left = new Promise<void>((resolve, reject) => (end = { resolve, reject }));
  const log: string[] = [];
  const state = { isReady: false };
  const pipeline = { takeUpLeft: () => left };
  const taken = takeUpLeft({ pipeline, timers: clock, log: (sentence) => void log.push(sentence) });
  void taken.then(() => (state.isReady = true));
  return { clock, end, log, state, taken };
}

describe('a start after runs that were left', () => {
  it('goes on when they are recorded', async () => {
    const { end, state, taken } = starting();
    await Promise.resolve();
    expect(state.isReady).toBe(false);
    end.resolve();
    await taken;
    expect(state.isReady).toBe(true);
  });

  it('goes on where they cannot be recorded, or not soon', async () => {
    const failing = starting();
    failing.end.reject(new Error('disk'));
    await failing.taken;
    expect(failing.log).toHaveLength(1);
    const waiting = starting();
    await waiting.clock.advance(5_000);
    await waiting.taken;
    expect(waiting.log).toEqual([]);
  });
});
