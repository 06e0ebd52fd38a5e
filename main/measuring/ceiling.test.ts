import { describe, expect, it } from 'vitest';
import type { MeasureJob, MeasureOutcome, Measurer } from '../core/ports';
import { ABSENT_FIGURES } from '../../shared/run';
import { measureCeiling } from './ceiling';
import type { ServerProcess } from './ceiling-server';

const URL_OF_SERVER = 'http://127.0.0.1:4711/';

function found(downloadBitsPerSecond: number | null, uploadBitsPerSecond: number | null): MeasureOutcome {
  const server = { name: '', url: URL_OF_SERVER };
  const figures = { ...ABSENT_FIGURES, downloadBitsPerSecond, uploadBitsPerSecond };
  return { kind: 'completed', provider: 'librespeed', method: null, holdOffs: [], server, figures };
}

const REFUSED: MeasureOutcome = {
  kind: 'failed',
  reason: 'refused',
  detail: 'ECONNREFUSED',
  provider: 'librespeed',
  method: null,
  holdOffs: [],
  server: null,
  figures: null,
};

/** Finds the ceiling with runs that end as said; after them runs last until they are cancelled. */
async function ceiling(outcomes: readonly MeasureOutcome[], start: ServerProcess | string | null = null) {
  const jobs: MeasureJob[] = [];
  let closed = 0;
  const server: ServerProcess = { url: URL_OF_SERVER, close: () => (closed += 1) };
  const measurer: Measurer = {
    measure: (job, _onProgress, signal) => {
      const outcome = outcomes[jobs.push(job) - 1];
      if (outcome !== undefined) return Promise.resolve(outcome);
      const cancelled: MeasureOutcome = { ...REFUSED, kind: 'cancelled' };
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve(cancelled);
        });
      });
    },
  };
  const answer = await measureCeiling({
    measurer,
    startServer: () => Promise.resolve(start ?? server),
    clock: { now: () => 1_800_000_000_000 },
    signal: new AbortController().signal,
    deadlineMs: 20,
  });
  return { answer, jobs, closed };
}

describe('measureCeiling', () => {
  it('takes the best of two runs, for each direction', async () => {
    const { answer, closed } = await ceiling([found(12e9, 20e9), found(15e9, 18e9)]);
    expect(answer).toEqual({
      kind: 'measured',
      ceiling: { downloadBitsPerSecond: 15e9, uploadBitsPerSecond: 20e9, measuredAt: 1_800_000_000_000 },
    });
    expect(closed).toBe(1);
  });

  it('measures nothing but its own server', async () => {
    const { jobs } = await ceiling([found(1e9, 1e9), found(1e9, 1e9)]);
    expect(jobs.map(({ mode, providers }) => [mode, ...providers])).toEqual([
      ['quick', 'librespeed'],
      ['quick', 'librespeed'],
    ]);
    for (const job of jobs) {
      const addresses = JSON.stringify(job).match(/https?:\/\/[^"]+/g);
      expect(new Set(addresses)).toEqual(new Set([URL_OF_SERVER]));
    }
  });

  it('is content with one run when the time is over', async () => {
    const { answer, closed } = await ceiling([found(12e9, 20e9)]);
    expect(answer).toMatchObject({ kind: 'measured', ceiling: { downloadBitsPerSecond: 12e9 } });
    expect(closed).toBe(1);
  });

  it.each([
    [
      'the time is over',
      [],
      { reason: 'timeout', detail: 'the measurement over loopback did not end in time' },
    ],
    ['both runs fail', [REFUSED, REFUSED], { reason: 'refused', detail: 'ECONNREFUSED' }],
    ['a direction is missing', [found(1e9, null), REFUSED], { reason: 'refused', detail: 'ECONNREFUSED' }],
  ])('fails when %s', async (_, outcomes, cause) => {
    const { answer, closed } = await ceiling(outcomes);
    expect(answer).toEqual({ kind: 'failed', ...cause });
    expect(closed).toBe(1);
  });

  it('fails when the server does not start', async () => {
    const { answer, jobs } = await ceiling([], 'the test server ended with 1');
    expect(answer).toEqual({
      kind: 'failed',
      reason: 'engine-crashed',
      detail: 'the test server ended with 1',
    });
    expect(jobs).toEqual([]);
  });
});
