import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../../../shared/ipc';
import { hasStoodStill } from '../../../shared/run';
import { completed, ended, untold } from '../../testing/runs';
import { findHappenings } from './happenings';

const SLOW = { state: 'slow', weaknesses: ['download'] } as const;
const slow = (minutes: number, megabits = 71) =>
  untold(completed(minutes, { downloadBitsPerSecond: megabits * 1e6 }), SLOW);
const good = (minutes: number) => untold(completed(minutes));
const asleep = (minutes: number) => untold(ended(minutes, { outcome: 'missed', reason: 'asleep', slots: 1 }));
const kinds = (rows: readonly HistoryRow[]) =>
  findHappenings([...rows].reverse()).map(({ kind, runs: count }) => [kind, count]);

describe('what happened lately', () => {
  it('is nothing on a good line', () => {
    expect(kinds([good(0), good(60)])).toEqual([]);
  });

  it('is one happening for a stretch of slow runs, and the return to normal', () => {
    expect(kinds([good(0), slow(60), slow(120), good(180), good(240)])).toEqual([
      ['back-to-normal', 1],
      ['slow', 2],
    ]);
  });

  it('does not call waking up a return to normal', () => {
    expect(kinds([good(0), asleep(60), asleep(120), good(180)])).toEqual([['asleep', 2]]);
  });

  it('names the worst run of a stretch and its beginning, whatever came last', () => {
    const rows = [good(0), slow(60, 182), slow(120, 147), slow(180, 190)];
    expect(findHappenings([...rows].reverse())[0]).toMatchObject({
      kind: 'slow',
      runs: 3,
      since: good(60).run.startedAt,
      at: good(180).run.startedAt,
      worst: { figure: 'download', value: 147e6 },
    });
    const late = [60, 80, 70].map((latencyMs, index) =>
      untold(completed(index, { latencyMs }), { state: 'slow', weaknesses: ['latency'] }),
    );
    expect(findHappenings([...late].reverse())[0]?.worst).toEqual({ figure: 'latency', value: 80 });
  });
  it('does not say when a stretch began that may be older than the rows', () => {
    expect(findHappenings([slow(120), slow(60)])[0]?.since).toBeNull();
  });
  it('goes on through runs that do not compare', () => {
    const away = untold(completed(90), { state: 'measured' });
    expect(kinds([good(0), slow(60), away, slow(120)])).toEqual([['slow', 2]]);
    expect(kinds([good(0), slow(60), away])).toEqual([['slow', 1]]);
  });
  it('is a test that gave no figures', () => {
    expect(kinds([good(0), untold(completed(60), { state: 'no-figures' })])).toEqual([['no-figures', 1]]);
  });

  it('leaves out cancelled tests, and keeps the reason of a failure', () => {
    const failed = ended(60, { outcome: 'failed', reason: 'dns', detail: '', figures: null, method: null });
    const rows = [
      completed(0),
      failed,
      ended(70, { outcome: 'cancelled', reason: 'asked', figures: null, method: null }),
      ended(80, { outcome: 'failed', reason: 'standstill', detail: '', figures: null, method: null }),
    ];
    expect(
      findHappenings(
        [...rows].reverse().map((run) => untold(run, hasStoodStill(run) ? { state: 'cancelled' } : {})),
      ),
    ).toMatchObject([{ kind: 'failed', failure: 'dns', runId: 'run-60' }]);
  });
});
