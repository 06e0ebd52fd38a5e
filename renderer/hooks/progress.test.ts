import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES } from '../../shared/run';
import type { Phase, RunProgress } from '../../shared/run-progress';
import { follow } from './progress';

function event(runId: string, phase: Phase, elapsedMs: number, rate: number | null): RunProgress {
  return {
    runId,
    phase,
    elapsedMs,
    currentBitsPerSecond: rate,
    currentLatencyMs: 11,
    bytesSoFar: 0,
    figuresSoFar: ABSENT_FIGURES,
    relativeHalfWidth: null,
    provider: 'librespeed',
    server: null,
  };
}

describe('following a running test', () => {
  it('grows a line while the line is loaded, and waits in other phases', () => {
    const events = [
      event('a', 'latency', 100, null),
      event('a', 'download', 200, 90_000_000),
      event('a', 'download', 300, null),
      event('a', 'upload', 400, 38_000_000),
      event('a', 'recording', 500, 0),
    ];
    expect(events.reduce(follow, null as ReturnType<typeof follow> | null)?.samples).toEqual([
      { elapsedMs: 200, bitsPerSecond: 90_000_000, direction: 'download' },
      { elapsedMs: 400, bitsPerSecond: 38_000_000, direction: 'upload' },
    ]);
  });

  it('starts afresh with another run', () => {
    const first = follow(null, event('a', 'download', 200, 90_000_000));
    expect(follow(first, event('b', 'download', 100, 10_000_000)).samples).toHaveLength(1);
  });

  it('starts the line afresh with the next provider, and remembers the one before', () => {
    const first = follow(null, event('a', 'download', 200, 90_000_000));
    const second = follow(first, { ...event('a', 'connecting', 300, null), provider: 'cloudflare' });
    const third = follow(second, { ...event('a', 'download', 400, 80_000_000), provider: 'cloudflare' });
    expect(first.fellBackFrom).toBeNull();
    expect(second).toMatchObject({ samples: [], fellBackFrom: 'librespeed' });
    expect(third).toMatchObject({ samples: [{ elapsedMs: 400 }], fellBackFrom: 'librespeed' });
    expect(follow(third, event('b', 'latency', 0, null)).fellBackFrom).toBeNull();
  });
});
