import { describe, expect, it } from 'vitest';
import { completed, ended, untold } from '../../testing/runs';
import { happeningsOf } from './happenings';

const EXPECTED = { downloadFloor: 80_000_000, uploadFloor: null, latencyCeilingMs: null };
const slow = (minutes: number) => completed(minutes, { downloadBitsPerSecond: 71_000_000 });
const asleep = (minutes: number) => ended(minutes, { outcome: 'missed', reason: 'asleep', slots: 1 });
const kinds = (runs: readonly ReturnType<typeof slow>[]) =>
  happeningsOf([...runs].reverse().map(untold), EXPECTED).map(({ kind, runs: count }) => [kind, count]);

describe('what happened lately', () => {
  it('is nothing on a good line', () => {
    expect(kinds([completed(0), completed(60)])).toEqual([]);
  });

  it('is one happening for a stretch of slow runs, and the return to normal', () => {
    expect(kinds([completed(0), slow(60), slow(120), completed(180), completed(240)])).toEqual([
      ['back-to-normal', 1],
      ['slow', 2],
    ]);
  });

  it('does not call waking up a return to normal', () => {
    expect(kinds([completed(0), asleep(60), asleep(120), completed(180)])).toEqual([['asleep', 2]]);
  });

  it('leaves out cancelled tests, and keeps the reason of a failure', () => {
    const failed = ended(60, { outcome: 'failed', reason: 'dns', detail: '', figures: null, method: null });
    const rows = [
      completed(0),
      failed,
      ended(70, { outcome: 'cancelled', reason: 'asked', figures: null, method: null }),
      ended(80, { outcome: 'failed', reason: 'standstill', detail: '', figures: null, method: null }),
    ];
    expect(happeningsOf([...rows].reverse().map(untold), EXPECTED)).toMatchObject([
      { kind: 'failed', failure: 'dns', runId: 'run-60' },
    ]);
  });
});
