import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { completedRun, failedRun } from '../../testing/runs';
import { ndt7PauseMs, recordsAfter } from './provider-use';

const { measuring } = DEFAULT_SETTINGS;
const { startedAt, finishedAt } = completedRun();
const half = () => 0.5;

describe('the pause of M-Lab', () => {
  it('is drawn from an exponential distribution with a mean of six hours', () => {
    expect(ndt7PauseMs(0.5)).toBeCloseTo(14_971_979, 0);
  });
  it('is at least 36 minutes and at most 15 hours', () => {
    expect(ndt7PauseMs(0)).toBe(2_160_000);
    expect(ndt7PauseMs(0.999)).toBe(54_000_000);
  });
});

describe('what is remembered after a run', () => {
  it('is when the provider was used', () => {
    expect(recordsAfter(completedRun(), [], measuring, half)).toEqual([
      { kind: 'librespeed', server: '', lastUsedAt: startedAt, notBeforeAt: null, reason: null },
    ]);
  });
  it('is the drawn time, after M-Lab was used', () => {
    expect(recordsAfter(completedRun({ provider: 'ndt7' }), [], measuring, half)).toEqual([
      {
        kind: 'ndt7',
        server: '',
        lastUsedAt: startedAt,
        notBeforeAt: finishedAt + 14_971_979,
        reason: 'too-soon',
      },
    ]);
  });
  it('is nothing of a provider that moved no data', () => {
    expect(recordsAfter(failedRun(), [], measuring, half)).toEqual([]);
  });
  it('is what providers asked for, each on the server that it was', () => {
    const own = { ...measuring, cloudflare: { serverUrl: 'http://192.168.1.9/' } };
    const holdOffs = [{ provider: 'cloudflare', forMs: 60_000, reason: 'refused-by-provider' }] as const;
    expect(recordsAfter(completedRun(), holdOffs, own, half)).toEqual([
      { kind: 'librespeed', server: '', lastUsedAt: startedAt, notBeforeAt: null, reason: null },
      {
        kind: 'cloudflare',
        server: 'http://192.168.1.9/',
        lastUsedAt: null,
        notBeforeAt: finishedAt + 60_000,
        reason: 'refused-by-provider',
      },
    ]);
  });
});
