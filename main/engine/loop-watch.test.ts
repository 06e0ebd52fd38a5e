import { describe, expect, it } from 'vitest';
import { LoopWatch } from './loop-watch';

describe('LoopWatch', () => {
  it('does not trust time stamps from a stall, or from right after it', () => {
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

  it('drops samples that were in flight during a standstill', () => {
    const watch = new LoopWatch();
    for (const atMs of [0, 10, 20, 3_020, 3_030, 3_040]) watch.tick(atMs);
    const sample = (sentAtMs: number, latencyMs: number) => ({ sentAtMs, latencyMs });
    const spanning = sample(15, 3_020);
    expect(watch.trusted([sample(5, 10), spanning, sample(3_025, 10)])).toEqual({
      samples: [sample(5, 10), sample(3_025, 10)],
      dropped: 1,
    });
  });

  it('detects sleep of the computer, which only the wall clock shows', () => {
    const watch = new LoopWatch();
    watch.tick(0, 1_000);
    watch.tick(10, 1_010);
    watch.tick(20, 9_020);
    watch.tick(30, 9_030);
    const sample = (sentAtMs: number, latencyMs: number) => ({ sentAtMs, latencyMs });
    expect(watch.trusted([sample(2, 5), sample(9, 18), sample(25, 4)])).toEqual({
      samples: [sample(2, 5), sample(25, 4)],
      dropped: 1,
    });
  });

  it('does not take a long round trip for a standstill because the loop was late for a moment', () => {
    const watch = new LoopWatch();
    for (const atMs of [0, 10, 20, 90, 100]) watch.tick(atMs);
    for (let atMs = 110; atMs <= 600; atMs += 10) watch.tick(atMs);
    expect(watch.trusted([{ sentAtMs: 15, latencyMs: 480 }]).dropped).toBe(0);
  });

  it('drops samples that were sent or answered in a stall, and counts them', () => {
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
