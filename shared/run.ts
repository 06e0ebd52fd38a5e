import type { ProviderKind, ServerRef } from './providers';

/** What asked for a run. Data carried along the one way; persisted, never renamed in place. */
export const TRIGGERS = ['schedule', 'manual', 'catch-up', 'canary', 'command-line'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Why a run that tried to measure could not. Persisted. */
export const FAILURE_REASONS = [
  'offline',
  'dns',
  'refused',
  'tls',
  'timeout',
  'http-status',
  'bad-answer',
  'no-server',
  'engine-crashed',
  'internal',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Why a run that was due was not tried on purpose. Persisted. */
export const SKIP_REASONS = ['on-battery'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why a slot of the schedule passed without a run. Persisted. */
export const MISS_REASONS = ['asleep', 'not-running'] as const;
export type MissReason = (typeof MISS_REASONS)[number];

/** Where a running test is. `connecting` covers choosing a server. */
export const PHASES = ['connecting', 'latency', 'download', 'upload', 'recording'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * What a measurement found. Every figure is null where it was not measured: absent is never 0.
 * Throughput is TCP payload in bit/s; latencies are round-trip times in milliseconds.
 */
export interface Figures {
  readonly downloadBitsPerSecond: number | null;
  readonly uploadBitsPerSecond: number | null;
  /** Median of the idle round-trip times. */
  readonly latencyMs: number | null;
  readonly latencyMinMs: number | null;
  readonly latencyP95Ms: number | null;
  /** Mean absolute difference of consecutive idle round-trip times. */
  readonly jitterMs: number | null;
  /** Median round-trip time while the line was full, per direction. */
  readonly loadedLatencyDownloadMs: number | null;
  readonly loadedLatencyUploadMs: number | null;
  readonly packetLossRatio: number | null;
  /** Bytes that this run moved over the line, warm-up included. */
  readonly downloadBytes: number | null;
  readonly uploadBytes: number | null;
  /** How long each direction was measured, warm-up included. */
  readonly downloadSeconds: number | null;
  readonly uploadSeconds: number | null;
}

interface RunHead {
  readonly id: string;
  readonly trigger: Trigger;
  /** Milliseconds since the epoch, as every `…At`. */
  readonly startedAt: number;
  /** The slot of the schedule that this run serves; null when a person asked. */
  readonly slotAt: number | null;
  readonly provider: ProviderKind;
  /** Null until a server was chosen. */
  readonly server: ServerRef | null;
}

/** How a run ended. Figures of a run that did not complete are what it had found until then. */
export type Ending =
  | { readonly outcome: 'completed'; readonly finishedAt: number; readonly figures: Figures }
  | {
      readonly outcome: 'failed';
      readonly finishedAt: number;
      readonly reason: FailureReason;
      /** The technical cause, as the network or the server gave it; may be empty. */
      readonly detail: string;
      readonly figures: Figures | null;
    }
  | { readonly outcome: 'cancelled'; readonly finishedAt: number; readonly figures: Figures | null }
  | { readonly outcome: 'skipped'; readonly finishedAt: number; readonly reason: SkipReason }
  | { readonly outcome: 'missed'; readonly finishedAt: number; readonly reason: MissReason }
  /** The application ended while it measured; found and closed at the next start. */
  | { readonly outcome: 'interrupted'; readonly finishedAt: number };

export type Outcome = Ending['outcome'];
export const OUTCOMES = [
  'completed',
  'failed',
  'cancelled',
  'skipped',
  'missed',
  'interrupted',
] as const satisfies readonly Outcome[];

/** A run that is measuring now. */
export type OpenRun = RunHead & { readonly outcome: 'running' };
/** A run that has ended, whatever its end. */
export type EndedRun = RunHead & Ending;
export type Run = OpenRun | EndedRun;

/** The figures of a run, or null where it has none. */
export function figuresOf(run: Run): Figures | null {
  return 'figures' in run ? run.figures : null;
}

/** Nothing measured yet. */
export const ABSENT_FIGURES: Figures = {
  downloadBitsPerSecond: null,
  uploadBitsPerSecond: null,
  latencyMs: null,
  latencyMinMs: null,
  latencyP95Ms: null,
  jitterMs: null,
  loadedLatencyDownloadMs: null,
  loadedLatencyUploadMs: null,
  packetLossRatio: null,
  downloadBytes: null,
  uploadBytes: null,
  downloadSeconds: null,
  uploadSeconds: null,
};

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
  /** Figures that are already settled. */
  readonly figuresSoFar: Figures;
  readonly server: ServerRef | null;
}
