import { describe, expect, it } from 'vitest';
import { Tally } from './tally.mjs';

describe('the count of a test run', () => {
  it('adds checks and test runners', () => {
    const tally = new Tally();
    tally.addOne(true);
    tally.add({ passed: 12, failed: 0, skipped: 0 }, true);
    expect(tally.sentence()).toBe('13 passed, 0 failed');
  });

  it('counts a runner that failed without a failed test, or left no report, as one failure', () => {
    const tally = new Tally();
    tally.add({ passed: 12, failed: 0, skipped: 1 }, false);
    tally.add(null, true);
    expect(tally.sentence()).toBe('12 passed, 2 failed, 1 skipped');
  });
});
