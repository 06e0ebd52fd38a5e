import type { LinkKind } from '../surroundings';
import type { TimeRange } from '../time-range';

/**
 * What took place between the tests. Persisted. Only `outage` counts against the line; the others say why it was not
 * observed, or that this computer had no network.
 */
export const LINE_EVENT_KINDS = [
  'outage',
  /** Cable out, flight mode, no address or no way out: nothing of the line. */
  'no-network',
  'asleep',
  /** The watcher did not run: the computer was too busy, or the process was halted. */
  'standstill',
  'clock-set',
  /** Linewatch was not running. */
  'stopped',
] as const;
export type LineEventKind = (typeof LINE_EVENT_KINDS)[number];

/** Where the way to the internet was broken. Persisted. */
export const BREAK_PLACES = ['interface', 'gateway', 'beyond', 'unknown'] as const;
export type BreakPlace = (typeof BREAK_PLACES)[number];

/**
 * What one step of the way out said when an outage began: it answered, it was silent although it had answered before, it
 * has never answered in this network, or nothing was asked of it. Persisted.
 */
export const STEP_ANSWERS = ['answered', 'silent', 'never-answered', 'not-asked'] as const;
export type StepAnswer = (typeof STEP_ANSWERS)[number];

/** The way out of this computer when an outage began, step by step. What the system does not tell is null. */
export interface LineRoute {
  readonly interfaceName: string | null;
  readonly linkKind: LinkKind | null;
  /** Whether the interface was connected and had an address. */
  readonly isConnected: boolean | null;
  /** Address of the router, as the privacy settings have it. */
  readonly gateway: string | null;
  readonly gatewayAnswer: StepAnswer;
  /** The far targets in the order of the settings. */
  readonly targets: readonly { readonly address: string; readonly answer: StepAnswer }[];
}

/** One stretch of time in which the line was down or was not observed. Times in ms since the epoch. */
export interface LineEvent {
  readonly id: string;
  readonly kind: LineEventKind;
  readonly place: BreakPlace;
  readonly startedAt: number;
  /** Null while it lasts. */
  readonly endedAt: number | null;
  /** False where it may have lasted longer than until `endedAt`: from then on nobody looked. */
  readonly isEndObserved: boolean;
  /** True where it ended for Linewatch since the computer changed to another network; left out elsewhere. */
  readonly hasMoved?: true;
  /** Key of the network, as runs have it; left out where it was not recorded. */
  readonly network?: string;
  /** Of an outage, and of a time without a network; left out where it was not recorded. */
  readonly route?: LineRoute;
}

/** Probes of one kind in one stretch of time. */
export interface ProbeSummary {
  readonly sent: number;
  /** Probes whose first packet, or its answer, was lost: also where the system sent it again and was answered. */
  readonly failed: number;
  /** Time to connect of the others, in ms; null where nothing answered. */
  readonly medianMs: number | null;
  readonly highestMs: number | null;
}

/** Share of the probes that were lost (0 to 1); null where none was sent. */
export function lossRatio({ sent, failed }: Pick<ProbeSummary, 'sent' | 'failed'>): number | null {
  return sent === 0 ? null : failed / sent;
}

/** The line between the tests in one minute, in one hour after 90 days, or in one column of a chart. */
export interface LineStretch {
  /** Its begin, in ms since the epoch. */
  readonly at: number;
  readonly lengthMs: number;
  /** How much of it was observed. */
  readonly observedMs: number;
  readonly gateway: ProbeSummary;
  readonly far: ProbeSummary;
  /** Key of the network; left out where it was not recorded, and of a column, which may be of several. */
  readonly network?: string;
}

/** How the line was in a stretch of time. */
export interface Availability {
  readonly outages: number;
  /** How long it was down, as far as that was observed. */
  readonly downMs: number;
  /** The longest outage, as far as it lies within and was observed; 0 without any. */
  readonly longestMs: number;
  /** How long it was watched, outages included. */
  readonly observedMs: number;
  /** Share of the observed time in which it was up; null where nothing was observed. */
  readonly ratio: number | null;
}

/** How far back availability is counted. */
export const AVAILABILITY_DAYS = [1, 7, 30] as const;

/** The line between the tests as a chart shows it. */
export interface LineChart {
  readonly range: TimeRange;
  /** Columns of this length, in ms, from the begin of the observed time on; those in which nothing was observed are left out. */
  readonly columns: readonly LineStretch[];
  readonly columnMs: number;
  /**
   * Outages, the longest of very many, and other events that are long enough to be seen between the columns. In the order
   * of their begin.
   */
  readonly events: readonly LineEvent[];
  readonly availability: Availability;
}

/** The line between the tests, as the window lists it. */
export interface LineReport {
  readonly availability: readonly (Availability & { readonly days: (typeof AVAILABILITY_DAYS)[number] })[];
  /** Events of the last 30 days, the newest first; the oldest of very many are left out. */
  readonly events: readonly LineEvent[];
}
