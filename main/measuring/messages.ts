import type { MeasureJob, MeasureOutcome } from '../core/ports';
import type { RunProgress } from '../../shared/run-progress';

/** What the parent tells the engine process. */
export type EngineRequest =
  | { readonly kind: 'measure'; readonly job: MeasureJob }
  | { readonly kind: 'cancel' }
  /** The outcome has arrived: nothing is lost any more when the process ends. */
  | { readonly kind: 'received' };

/** What the engine process tells its parent. */
export type EngineEvent =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  | { readonly kind: 'outcome'; readonly outcome: MeasureOutcome; readonly details: MeasureDetails }
  /** A fault of Linewatch itself, with its stack: for the log. */
  | { readonly kind: 'fault'; readonly stack: string };

/** What a measurement cost; for benchmarks. */
export interface MeasureDetails {
  /** Of the whole engine process, from its start. */
  readonly cpuSeconds: number;
  readonly peakRssBytes: number;
}
