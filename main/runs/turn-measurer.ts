import { ABSENT_FIGURES } from '../../shared/run';
import type { RunProgress } from '../../shared/run-progress';
import type { MeasureJob, Measurer } from '../core/ports';
import type { LineTurn } from './line-turn';

/** Measures only while no other copy of Linewatch on this computer does, and reports while it waits. */
export function inTurn(measurer: Measurer, turn: Pick<LineTurn, 'take'>): Measurer {
  return {
    measure: async (job, onProgress, signal) => {
      const release = await turn.take(signal, () => onProgress(waiting(job)));
      if (release === null) {
        const provider = job.providers[0] ?? 'librespeed';
        return { kind: 'cancelled', provider, method: null, holdOffs: [], server: null, figures: null };
      }
      try {
        return await measurer.measure(job, onProgress, signal);
      } finally {
        release();
      }
    },
  };
}

function waiting({ runId }: MeasureJob): RunProgress {
  return {
    runId,
    phase: 'waiting',
    elapsedMs: 0,
    currentBitsPerSecond: null,
    currentLatencyMs: null,
    bytesSoFar: 0,
    relativeHalfWidth: null,
    provider: null,
    figuresSoFar: ABSENT_FIGURES,
    server: null,
  };
}
