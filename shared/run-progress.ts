import type { ProviderKind, ServerRef } from './providers';
import type { Figures } from './run';

/** The phases of a measurement, in order. `connecting` covers choosing a server. */
export const PHASES = ['connecting', 'latency', 'download', 'upload', 'recording'] as const;
export type MeasuringPhase = (typeof PHASES)[number];

/** Where a running test is. `waiting`: another copy of Linewatch on this computer measures; this test follows. */
export type Phase = MeasuringPhase | 'waiting';

/** Live state of a running test, sent about ten times a second. */
export interface RunProgress {
  readonly runId: string;
  readonly phase: Phase;
  /** Since the run started. */
  readonly elapsedMs: number;
  /** Throughput of the last moments in download or upload; null in other phases. */
  readonly currentBitsPerSecond: number | null;
  /** Round-trip time of the last probe; null before the first. */
  readonly currentLatencyMs: number | null;
  readonly bytesSoFar: number;
  /** Half of the 95 % confidence interval of the throughput that is being measured, as a share of it; null while too little is known. */
  readonly relativeHalfWidth: number | null;
  /** The provider in use; null before the first is tried. */
  readonly provider: ProviderKind | null;
  /** Figures that are already settled. */
  readonly figuresSoFar: Figures;
  readonly server: ServerRef | null;
}
