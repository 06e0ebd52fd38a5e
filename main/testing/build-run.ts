import type { EndedRun, Ending, Figures } from '../../shared/run';

/** Every figure of a good run on a 100/40 Mbit/s line. */
export const FULL_FIGURES: Figures = {
  downloadBitsPerSecond: 94_200_000,
  uploadBitsPerSecond: 37_900_000,
  latencyMs: 12.3,
  latencyMinMs: 11.2,
  latencyP95Ms: 14.8,
  jitterMs: 1.1,
  loadedLatencyDownloadMs: 96.4,
  loadedLatencyUploadMs: 48.2,
  packetLossRatio: 0,
  downloadBytes: 120_000_000,
  uploadBytes: 47_000_000,
  downloadSeconds: 10,
  uploadSeconds: 10,
};

export const RUN_STARTED_AT = Date.parse('2026-11-23T19:36:40Z');
const FINISHED_AT = Date.parse('2026-11-23T19:37:04Z');

/** One ending of each outcome, as the pipeline makes them. */
export const ENDINGS = {
  completed: { outcome: 'completed', finishedAt: FINISHED_AT, figures: FULL_FIGURES },
  failed: {
    outcome: 'failed',
    finishedAt: FINISHED_AT,
    reason: 'refused',
    detail: 'connect ECONNREFUSED 192.0.2.7:443',
    figures: null,
  },
  cancelled: { outcome: 'cancelled', finishedAt: FINISHED_AT, figures: null },
  skipped: { outcome: 'skipped', finishedAt: FINISHED_AT, reason: 'on-battery' },
  missed: { outcome: 'missed', finishedAt: FINISHED_AT, reason: 'asleep' },
  interrupted: { outcome: 'interrupted', finishedAt: FINISHED_AT },
} as const satisfies Record<Ending['outcome'], Ending>;

/** A run that ended; a complete good one unless `ending` says otherwise. */
export function endedRun(
  ending: Ending = ENDINGS.completed,
  head: Partial<Pick<EndedRun, 'id' | 'trigger' | 'startedAt' | 'slotAt' | 'server'>> = {},
): EndedRun {
  return {
    id: 'run-1',
    trigger: 'schedule',
    startedAt: RUN_STARTED_AT,
    slotAt: null,
    provider: 'librespeed',
    server: { name: 'Frankfurt', url: 'https://speed.example.net/' },
    ...head,
    ...ending,
  };
}

/** A completed run with some figures of its own. */
export function completedRun(figures: Partial<Figures>): EndedRun {
  return endedRun({ ...ENDINGS.completed, figures: { ...FULL_FIGURES, ...figures } });
}
