import { BARE_METHOD } from '../../main/testing/runs';
import type { HistoryRow } from '../../shared/ipc';
import {
  ABSENT_FIGURES,
  type CompletedRun,
  type EndedRun,
  type Ending,
  type Figures,
  type Method,
} from '../../shared/run';

/** Sunday 22 Nov 2026, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12);
export const MINUTE = 60_000;

/** Figures of a usual run on a line of 100 and 40 Mbit/s; the rest is absent. */
export function figures(change: Partial<Figures> = {}): Figures {
  return {
    ...ABSENT_FIGURES,
    downloadBitsPerSecond: 94_100_000,
    uploadBitsPerSecond: 38_200_000,
    latencyMs: 11.2,
    ...change,
  };
}

/** How a quick run was measured; what is not told is not known. */
export function measuredBy(change: Partial<Method> = {}): Method {
  return { ...BARE_METHOD, ...change };
}

/** A scheduled run that started some minutes after noon and ended as told. */
export function ended(minutes: number, ending: DistributiveOmit<Ending, 'finishedAt'>): EndedRun {
  const startedAt = NOON + minutes * MINUTE;
  return {
    id: `run-${minutes}`,
    trigger: 'schedule',
    startedAt,
    slotAt: startedAt,
    provider: 'librespeed',
    server: { name: 'Frankfurt', url: 'https://speed.example.org/' },
    finishedAt: startedAt + 9_000,
    ...ending,
  };
}

/** A completed run that started some minutes after noon. */
export function completed(minutes: number, change: Partial<Figures> = {}): CompletedRun {
  const ending = { outcome: 'completed', figures: figures(change), method: null } as const;
  return { ...ended(minutes, ending), ...ending };
}

/** A row of the history of which nobody was told; a completed run is good unless told otherwise. */
export function untold(run: EndedRun, evaluation: Partial<HistoryRow['evaluation']> = {}): HistoryRow {
  const state = run.outcome === 'completed' ? 'good' : run.outcome === 'interrupted' ? 'failed' : run.outcome;
  return { run, told: [], evaluation: { state, weaknesses: [], ...evaluation } };
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
