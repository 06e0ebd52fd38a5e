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
});
