import { readFile } from 'node:fs/promises';
import type { MeasureJob, MeasureOutcome } from '../core/ports';
import { ABSENT_FIGURES } from '../../shared/run';
import type { Phase, RunProgress } from '../../shared/run-progress';

/**
 * The one hook that the end-to-end tests have: names a JSON file with a MeasureOutcome
 * (its provider, method and hold-offs may be left out). The engine process then
 * answers with it instead of measuring, so that one same measurement can be sent through every trigger.
 */
export const RECORDED_MEASUREMENT = 'LINEWATCH_RECORDED_MEASUREMENT';

const PHASES: readonly Phase[] = ['connecting', 'latency', 'download', 'upload'];

/** Plays a recorded measurement: one progress for each phase, then the outcome. */
export async function playRecorded(
  file: string,
  job: MeasureJob,
  onProgress: (progress: RunProgress) => void,
): Promise<MeasureOutcome> {
  const recorded = JSON.parse(await readFile(file, 'utf8')) as MeasureOutcome;
  const provider = job.providers[0] ?? 'librespeed';
  const defaults = { provider, method: null, holdOffs: [] };
  const outcome: MeasureOutcome = { ...defaults, ...recorded };
  for (const phase of PHASES) {
    onProgress({
      runId: job.runId,
      phase,
      elapsedMs: 0,
      currentBitsPerSecond: null,
      currentLatencyMs: null,
      bytesSoFar: 0,
      figuresSoFar: ABSENT_FIGURES,
      relativeHalfWidth: null,
      provider: outcome.provider,
      server: outcome.server,
    });
  }
  return outcome;
}
