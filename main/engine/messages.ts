import type { MeasureJob, MeasureOutcome } from '../core/ports';
import type { RunProgress } from '../../shared/run';
import type { LatencySummary } from './statistics';
import type { Confidence } from './stop-rule';

/** What the parent tells the engine process. */
export type EngineRequest =
  | { readonly kind: 'measure'; readonly job: MeasureJob }
  | { readonly kind: 'cancel' }
  /** The outcome has arrived: nothing is lost any more when the process ends. */
  | { readonly kind: 'received' };

/** What the engine process tells its parent. */
export type EngineEvent =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'outcome'; readonly outcome: MeasureOutcome; readonly details: MeasureDetails };

/** One direction beyond its figure. */
export interface DirectionDetails {
  readonly confidence: Confidence;
  readonly streams: number;
  readonly peakBitsPerSecond: number | null;
  /** Round trips while this direction was full; null without samples. */
  readonly loadedLatency: LatencySummary | null;
}

/** What a measurement found besides the figures, and what it cost. */
export interface MeasureDetails {
  readonly download: DirectionDetails | null;
  readonly upload: DirectionDetails | null;
  /** Latency samples left out because a loop stood still when their time was taken. */
  readonly droppedSamples: number;
  /** Of the whole engine process, from its start. */
  readonly cpuSeconds: number;
  readonly peakRssBytes: number;
}
