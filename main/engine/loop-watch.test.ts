import { describe, expect, it } from 'vitest';
import { LoopWatch } from './loop-watch';

describe('LoopWatch', () => {
  it('does not trust time stamps from a stall, nor those read right after it', () => {
    const watch = new LoopWatch();
    watch.tick(0);
    watch.tick(10);
    watch.tick(40);
    watch.tick(50);
    expect([5, 10, 12, 40.5, 41.5, 50].map((atMs) => watch.isTrusted(atMs))).toEqual([
      true,
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  it('leaves out samples that were sent or answered in a stall, and counts them', () => {
    const watch = new LoopWatch();
    for (const atMs of [0, 10, 40, 50, 60]) watch.tick(atMs);
    const sample = (sentAtMs: number, latencyMs: number) => ({ sentAtMs, latencyMs });
    const answeredLate = sample(5, 35);
    const sentLate = sample(40.5, 15);
    expect(watch.trusted([sample(45, 9), answeredLate, sentLate, sample(5, 4)])).toEqual({
      samples: [sample(5, 4), sample(45, 9)],
      dropped: 2,
    });
  });
});
