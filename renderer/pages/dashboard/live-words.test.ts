import { describe, expect, it } from 'vitest';
import { textsIn } from '../../../shared/texts/i18n';
import { ABSENT_FIGURES } from '../../../shared/run';
import type { RunProgress } from '../../../shared/run-progress';
import { fallbackWords, liveCertainty, liveLatency } from './live-words';

const texts = textsIn('en');

function moment(change: Partial<RunProgress>): RunProgress {
  return {
    runId: 'a',
    phase: 'download',
    elapsedMs: 2_000,
    currentBitsPerSecond: 90_000_000,
    currentLatencyMs: 42,
    bytesSoFar: 0,
    figuresSoFar: { ...ABSENT_FIGURES, latencyMs: 11 },
    relativeHalfWidth: null,
    provider: 'cloudflare',
    server: null,
    ...change,
  };
}

describe('a running test in words', () => {
  it('grows surer, and says nothing of it while no throughput is measured', () => {
    const said = (relativeHalfWidth: number | null) =>
      liveCertainty(moment({ relativeHalfWidth }), texts, 'en')?.words;
    expect([null, 0.12, 0.043, 0.0195].map(said)).toEqual([
      'confidence not known yet',
      '± 12\u00a0%, still rough',
      '± 4.3\u00a0%, nearly certain',
      '± 2\u00a0%, certain',
    ]);
    expect(liveCertainty(moment({ phase: 'latency' }), texts, 'en')).toBeNull();
  });

  it('holds the latency under load against the idle one', () => {
    expect(liveLatency(moment({}), texts, 'en')).toEqual({
      name: 'Latency under load',
      against: 'idle 11 ms, 31 ms more now',
    });
    expect(liveLatency(moment({ currentLatencyMs: 10 }), texts, 'en').against).toBe(
      'idle 11 ms, no more now',
    );
    const before = moment({ phase: 'latency', figuresSoFar: ABSENT_FIGURES });
    expect(liveLatency(before, texts, 'en')).toEqual({ name: 'Latency', against: '' });
  });

  it('says that another service has taken over', () => {
    const now = moment({});
    expect(fallbackWords({ now, samples: [], fellBackFrom: 'librespeed' }, texts)).toBe(
      'LibreSpeed could not measure; Cloudflare measures now.',
    );
    expect(fallbackWords({ now, samples: [], fellBackFrom: null }, texts)).toBeNull();
    expect(fallbackWords(null, texts)).toBeNull();
  });
});
