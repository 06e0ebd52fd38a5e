import type { ConnectionUsed } from './connection-used';
import type { Doubt } from './figures/doubt';
import type { Exclusion } from './exclusion';
import type { ImportSource } from './history/import';
import type { ProviderKind, ServerRef } from './providers';
import type { RetryOf } from './retry-of';
import type { Surroundings } from './surroundings';
import type { MissReason, SkipReason } from './unmeasured';
import type { ScheduleRef } from './schedule/kinds';
import type { Trigger } from './trigger';

/** Why a run that tried to measure could not. Persisted. */
export const FAILURE_REASONS = [
  'offline',
  /** The name of the server does not exist, or has no address. */
  'dns',
  /** No DNS server answers. */
  'no-dns',
  'refused',
  /** The network has no way to the server. */
  'unreachable',
  /** The proxy cannot be used, or opens no way to the server. */
  'proxy',
  'tls',
  'timeout',
  'http-status',
  'bad-answer',
  'no-server',
  /** A page of the network, such as its login, answered in place of the server. */
  'captive-portal',
  /** The service turned the request away: blocked, or too many of them. */
  'refused-by-provider',
  /** The service may not be used again yet. */
  'too-soon',
  /** The program of the service is not on this computer. */
  'not-installed',
  /** The user has not accepted what the service asks for. */
  'not-accepted',
  'engine-crashed',
  'internal',
  /** The computer, or the measuring process, stood still: nothing is known of the line. */
  'standstill',
  /** An imported test failed, and its file names no reason that is known here. */
  'not-stated',
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** Why a run was cancelled: a person asked for it, the application ended, or the computer went to sleep. Persisted. */
export const CANCEL_REASONS = ['asked', 'application-ended', 'asleep'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** How much a run may cost: `quick` stops when the figure is sure, `full` looks longer, `light` moves almost nothing. Persisted. */
export const MODES = ['quick', 'full', 'light'] as const;
export type Mode = (typeof MODES)[number];

/** How sure a throughput is: `high` held the target interval, `medium` stayed near it. Persisted. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

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
  /** 95th percentile of the round-trip times while the line was full, per direction. */
  readonly loadedLatencyDownloadP95Ms: number | null;
  readonly loadedLatencyUploadP95Ms: number | null;
  /** The highest throughput that held for one second. */
  readonly downloadPeakBitsPerSecond: number | null;
  readonly uploadPeakBitsPerSecond: number | null;
  /** Responsiveness in round trips a minute under load; which part of it is said by `Method.rpmKind`. */
  readonly rpm: number | null;
  readonly packetLossRatio: number | null;
  /** Bytes that this run moved over the line, warm-up included. */
  readonly downloadBytes: number | null;
  readonly uploadBytes: number | null;
  /** How long each direction was measured, warm-up included. */
  readonly downloadSeconds: number | null;
  readonly uploadSeconds: number | null;
}

/** How one direction was measured. */
export interface DirectionMethod {
  readonly confidence: Confidence;
  /** Half of the 95 % confidence interval, as a share of the figure; null where the provider gives none. */
  readonly relativeHalfWidth: number | null;
  readonly streams: number;
  /**
   * Whether the latency under load had stopped growing when the test ended, so that it is that of a full line. False:
   * a buffer was still filling, and the latency under load is only what was reached until then. Null where it is not
   * known: no latency under load, or a service that does not tell how it grew.
   */
  readonly hasLatencySettled: boolean | null;
}

/** Parts of a measurement that each can fail without the others. Persisted. */
export const MEASURED_PARTS = ['latency', 'download', 'upload'] as const;

/** A part that could not be measured, and why. */
export interface MissingPart {
  readonly part: (typeof MEASURED_PARTS)[number];
  readonly reason: FailureReason;
  /** The technical cause, as the network or the server gave it; may be empty. */
  readonly detail: string;
}

/** A provider that was to be used before the one that measured, and why it was not. */
export interface PassedOver {
  readonly provider: ProviderKind;
  readonly reason: FailureReason;
  readonly detail: string;
}

/** How a measurement was got and how sure it is. Recorded with the run. */
export interface Method {
  readonly mode: Mode;
  readonly passedOver: readonly PassedOver[];
  readonly download: DirectionMethod | null;
  readonly upload: DirectionMethod | null;
  /** `full` is the definition of draft-ietf-ippm-responsiveness, `foreign` its part on new connections alone. */
  readonly rpmKind: 'full' | 'foreign' | null;
  /** Where the packet loss comes from; `retransmissions` are not losses of packets, only near to them. */
  readonly packetLossSource: 'ookla' | 'retransmissions' | 'udp-echo' | null;
  /** Latency samples left out because a loop stood still when their time was taken. */
  readonly droppedSamples: number;
  /** What takes from the sureness of its phases; empty where nothing is known to. */
  readonly doubts: readonly Doubt[];
  /** What could not be measured while other parts could; empty where everything was, or nothing. */
  readonly missing: readonly MissingPart[];
  readonly connection: ConnectionUsed | null;
  /** The network that the computer was in, as the user knows it (`wlan0, 192.168.1.0/24`); null where unknown. */
  readonly network: string | null;
}

/** What is known of the way of measuring while nothing was measured. */
export const NOTHING_MEASURED = {
  download: null,
  upload: null,
  rpmKind: null,
  packetLossSource: null,
  droppedSamples: 0,
  doubts: [],
  missing: [],
  connection: null,
} as const satisfies Partial<Method>;

interface RunHead {
  readonly id: string;
  readonly trigger: Trigger;
  /** Milliseconds since the epoch, as every `…At`. */
  readonly startedAt: number;
  /** The slot of a schedule that this run serves, and the schedule; null and absent when a person asked. */
  readonly slotAt: number | null;
  readonly schedule?: ScheduleRef;
  /** The run that this one repeats; absent where it repeats none. */
  readonly retryOf?: RetryOf;
  /** Why it does not count in statistics; absent where it counts. */
  readonly exclusion?: Exclusion;
  /** The program whose file it was imported from; absent where this installation recorded it. */
  readonly importedFrom?: ImportSource;
  /** The provider that measured; until the end the first that is to be tried. */
  readonly provider: ProviderKind;
  /** Null until a server was chosen. */
  readonly server: ServerRef | null;
}

/** How a run ended. Figures of a run that did not complete are what it had found until then. */
export type Ending =
  | {
      readonly outcome: 'completed';
      readonly finishedAt: number;
      readonly figures: Figures;
      /** Null for runs that were recorded before it was kept. */
      readonly method: Method | null;
      readonly surroundings?: Surroundings;
    }
  | {
      readonly outcome: 'failed';
      readonly finishedAt: number;
      readonly reason: FailureReason;
      /** The technical cause, as the network or the server gave it; may be empty. */
      readonly detail: string;
      readonly figures: Figures | null;
      readonly method: Method | null;
      readonly surroundings?: Surroundings;
    }
  | {
      readonly outcome: 'cancelled';
      readonly finishedAt: number;
      readonly reason: CancelReason;
      readonly figures: Figures | null;
      readonly method: Method | null;
      readonly surroundings?: Surroundings;
    }
  | { readonly outcome: 'skipped'; readonly finishedAt: number; readonly reason: SkipReason }
  | {
      readonly outcome: 'missed';
      /** The last of the slots; `startedAt` is the first. */
      readonly finishedAt: number;
      readonly reason: MissReason;
      /** How many slots of the schedule it stands for: one, or all of a long absence. */
      readonly slots: number;
    }
  /** The application crashed while it measured; found and closed at the next start. */
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
/** A run that was measured to its end. */
export type CompletedRun = Extract<EndedRun, { outcome: 'completed' }>;

/** The figures of a run, or null where it has none. */
export function getFigures(run: Run): Figures | null {
  return 'figures' in run ? run.figures : null;
}

/** How a run was measured, or null where that is not known. */
export function getMethod(run: Run): Method | null {
  return 'method' in run ? run.method : null;
}

/** Whether a run failed because the computer stood still: then nothing is known of the line. */
export function hasStoodStill(run: Run): boolean {
  return run.outcome === 'failed' && run.reason === 'standstill';
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
  loadedLatencyDownloadP95Ms: null,
  loadedLatencyUploadP95Ms: null,
  downloadPeakBitsPerSecond: null,
  uploadPeakBitsPerSecond: null,
  rpm: null,
  packetLossRatio: null,
  downloadBytes: null,
  uploadBytes: null,
  downloadSeconds: null,
  uploadSeconds: null,
};
