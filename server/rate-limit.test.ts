import { describe, expect, it } from 'vitest';
import { RateLimit } from './rate-limit';

/** A limit of 1000 bytes per second on a clock that advances with each wait. */
function limited() {
  let nowMs = 100_000;
  const waits: number[] = [];
  const limit = new RateLimit(
    1_000,
    () => nowMs,
    (ms) => {
      waits.push(ms);
      nowMs += ms;
      return Promise.resolve();
    },
  );
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { limit, waits, pass };
}

describe('RateLimit', () => {
  it('lets bytes through at its rate', async () => {
    const { limit, waits } = limited();
    await limit.take(20);
    await limit.take(100);
    await limit.take(100);
    expect(waits).toEqual([100, 100]);
  });

  it('does not compensate for a pause', async () => {
    const { limit, waits, pass } = limited();
    await limit.take(20);
    pass(60_000);
    await limit.take(120);
    expect(waits).toEqual([100]);
  });
});
