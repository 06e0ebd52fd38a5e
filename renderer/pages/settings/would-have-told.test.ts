import { describe, expect, it } from 'vitest';
import { completed, ended } from '../../testing/runs';
import { wouldHaveTold } from './would-have-told';

const RUNS = [
  completed(0),
  completed(1, { downloadBitsPerSecond: 71_000_000, latencyMs: 80 }),
  completed(2, { downloadBitsPerSecond: null }),
  ended(3, { outcome: 'interrupted' }),
  ended(4, { outcome: 'cancelled', figures: null, method: null }),
];

describe('what a rule would have told', () => {
  it('counts the runs that it matches', () => {
    expect(wouldHaveTold('failed-run', '', RUNS)).toBe(1);
    expect(wouldHaveTold('download-below', '80', RUNS)).toBe(1);
    expect(wouldHaveTold('latency-above', '11,2', RUNS)).toBe(1);
  });

  it('is unknown without a limit that can be read', () => {
    expect(wouldHaveTold('download-below', '', RUNS)).toBeNull();
    expect(wouldHaveTold('upload-below', 'slow', RUNS)).toBeNull();
  });
});
