import type { ProviderKind } from '../../shared/providers';
import type { RunProgress } from '../../shared/run-progress';

/** One point of the growing line of a running test. */
export interface Sample {
  readonly elapsedMs: number;
  readonly bitsPerSecond: number;
  readonly direction: 'download' | 'upload';
}

/** What is known of a running test: its newest event, and the throughput seen until now. */
export interface Progress {
  readonly now: RunProgress;
  /** What the provider in use has brought until now. */
  readonly samples: readonly Sample[];
  /** The provider that was tried before the one in use; null while the first is in use. */
  readonly fellBackFrom: ProviderKind | null;
}

/** Adds what an event tells to what is known of its run; a new run starts afresh, and so does the next provider. */
export function follow(previous: Progress | null, now: RunProgress): Progress {
  const before = previous?.now.runId === now.runId ? previous : null;
  const provider = before?.now.provider ?? null;
  const isNext = provider !== null && now.provider !== null && provider !== now.provider;
  const samples = before === null || isNext ? [] : before.samples;
  const fellBackFrom = isNext ? provider : (before?.fellBackFrom ?? null);
  const { phase, elapsedMs, currentBitsPerSecond: bitsPerSecond } = now;
  if (bitsPerSecond === null || (phase !== 'download' && phase !== 'upload')) {
    return { now, samples, fellBackFrom };
  }
  return { now, samples: [...samples, { elapsedMs, bitsPerSecond, direction: phase }], fellBackFrom };
}
