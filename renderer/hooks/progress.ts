import type { RunProgress } from '../../shared/run';

/** One point of the growing line of a running test. */
export interface Sample {
  readonly elapsedMs: number;
  readonly bitsPerSecond: number;
  readonly direction: 'download' | 'upload';
}

/** What is known of a running test: its newest event, and the throughput seen until now. */
export interface Progress {
  readonly now: RunProgress;
  readonly samples: readonly Sample[];
}

/** Adds what an event tells to what is known of its run; a new run starts afresh. */
export function follow(previous: Progress | null, now: RunProgress): Progress {
  const samples = previous?.now.runId === now.runId ? previous.samples : [];
  if (now.currentBitsPerSecond === null || (now.phase !== 'download' && now.phase !== 'upload')) {
    return { now, samples };
  }
  const { elapsedMs, currentBitsPerSecond: bitsPerSecond, phase: direction } = now;
  return { now, samples: [...samples, { elapsedMs, bitsPerSecond, direction }] };
}
