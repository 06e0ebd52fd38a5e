import { performance } from 'node:perf_hooks';
import type { MeasureJob, MeasureOutcome } from '../main/core/ports';
import { EngineHost } from '../main/measuring/host';
import type { MeasureDetails } from '../main/measuring/messages';
import { nodeEngineSpawn } from '../main/measuring/node-spawn';
import type { RunTimes } from './engine-result';

/** How long a load runs before it is cancelled. */
const CANCEL_AFTER_MS = 300;

/** What came of one run of the engine. */
export interface EngineRun {
  readonly outcome: MeasureOutcome;
  /** Null when the engine did not live to say them. */
  readonly details: MeasureDetails | null;
  readonly times: RunTimes;
}

/**
 * Runs the built engine once in a process of its own. When it is to be cancelled, that happens in the middle of
 * the download, and the time counts until the process has ended: only then is every socket surely closed.
 */
export async function runEngine(
  entryPath: string,
  job: MeasureJob,
  isCancelled: boolean,
): Promise<EngineRun> {
  const start = performance.now();
  let details: MeasureDetails | null = null;
  let markEnd: (at: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (markEnd = resolve));
  const spawn = nodeEngineSpawn(entryPath);
  const host = new EngineHost({
    spawn: () => {
      const engine = spawn();
      engine.onExit(() => {
        markEnd(performance.now());
      });
      return engine;
    },
    onDetails: (heard) => {
      details = heard;
    },
  });
  const cancel = new AbortController();
  let cancelTimer: NodeJS.Timeout | undefined;
  let cancelledAt: number | null = null;
  const outcome = await host.measure(
    job,
    (progress) => {
      if (!isCancelled || progress.phase !== 'download') return;
      cancelTimer ??= setTimeout(() => {
        cancelledAt = performance.now();
        cancel.abort();
      }, CANCEL_AFTER_MS);
    },
    cancel.signal,
  );
  const seconds = (performance.now() - start) / 1_000;
  clearTimeout(cancelTimer);
  const cancelMs = cancelledAt === null ? null : (await ended) - cancelledAt;
  return { outcome, details, times: { seconds, cancelMs } };
}
