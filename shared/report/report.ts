import type { BreakPlace, LineEventKind } from '../history/outages';
import type { IncomparableCause } from '../figures/comparability';
import type { PlanFigure } from '../rules/rules';
import type { ProviderKind } from '../providers';
import type { Confidence, Mode } from '../run';
import type { LinkKind } from '../surroundings';
import type { MissReason, SkipReason } from '../unmeasured';

/** The form of the JSON file; a change that its readers would notice raises it. */
export const REPORT_FORM = 'linewatch-report';
export const REPORT_FORM_VERSION = 1;

/** What a report is about. Times of a report are ISO 8601 in UTC. */
export interface ReportSubject {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  /** The network that was measured in; null for all of them. */
  readonly network: string | null;
}

/** What the contract promises, in bit/s; null where nobody has said. */
export interface ReportPlan {
  readonly figures: Readonly<Record<PlanFigure, Readonly<Record<Direction, number | null>>>>;
  /** The networks whose tests are held against it; null for every one. */
  readonly networks: readonly string[] | null;
}

export const DIRECTIONS = ['download', 'upload'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Tests of one direction held against one figure of the contract. */
export interface AgainstPlan {
  readonly figure: PlanFigure;
  readonly bitsPerSecond: number;
  /** Tests that reached it. */
  readonly reached: number;
  /** Tests that reached nine tenths of it. */
  readonly reachedNineTenths: number;
  readonly below: number;
  /** Local days with at least one test, and those on which at least one reached nine tenths. */
  readonly days: number;
  readonly daysReachedNineTenths: number;
}

/** Why a figure does not count: it says little of the line, or the user has excluded the test. */
export type NotCounted = IncomparableCause | 'excluded';

/** Throughput of one direction over the tests that count. */
export interface DirectionSummary {
  readonly tests: number;
  /** Tests with this figure that do not count, by cause. */
  readonly notCounted: readonly { readonly cause: NotCounted; readonly tests: number }[];
  readonly median: number | null;
  readonly p5: number | null;
  readonly p95: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** In the order maximum, normal, minimum; a figure that the contract does not say is absent. */
  readonly againstPlan: readonly AgainstPlan[];
}

/** Latencies in ms, over the tests that count. */
export interface LatencySummary {
  readonly latencyMs: number | null;
  readonly latencyP95Ms: number | null;
  readonly jitterMs: number | null;
  readonly loadedLatencyMs: number | null;
  readonly packetLossRatio: number | null;
}

/** The tests of one hour of the day, local time. */
export interface HourSummary {
  /** 0–23. */
  readonly hour: number;
  readonly tests: number;
  readonly medianDownload: number;
  readonly lowestDownload: number;
}

export interface OutageEntry {
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
  readonly place: BreakPlace;
  /** False where it may have lasted longer. */
  readonly isEndObserved: boolean;
}

export interface AvailabilitySummary {
  readonly outages: readonly OutageEntry[];
  readonly downSeconds: number;
  readonly longestSeconds: number;
  readonly watchedSeconds: number;
  readonly ratio: number | null;
}

/** A stretch in which nothing was measured or observed, and why. */
export interface Gap {
  readonly from: string;
  readonly to: string | null;
  readonly reason: MissReason | SkipReason | Exclude<LineEventKind, 'outage'>;
  /** Tests of the schedule that fell into it; 0 for gaps of the watching between the tests. */
  readonly tests: number;
}

export interface MethodSummary {
  readonly services: readonly {
    readonly provider: ProviderKind;
    readonly server: string | null;
    readonly tests: number;
  }[];
  readonly modes: readonly { readonly mode: Mode; readonly tests: number }[];
  readonly confidences: readonly { readonly confidence: Confidence; readonly tests: number }[];
  /** How long one test loaded the line in both directions together; median. */
  readonly loadSeconds: number | null;
  readonly megabytesPerTest: number | null;
}

export interface SurroundingsSummary {
  readonly links: readonly { readonly link: LinkKind | 'unknown'; readonly tests: number }[];
  readonly linkBitsPerSecond: number | null;
  readonly signalRatio: number | null;
  readonly withVpn: number;
  readonly onBattery: number;
  readonly withOtherTraffic: number;
  readonly internetProviders: readonly string[];
  readonly versions: readonly string[];
}

/** What makes a report convince somebody else. Persisted; the words are in locales/. */
export const CHECKS = [
  'plan-known',
  'enough-tests',
  'enough-days',
  'all-hours',
  'cable',
  'no-other-traffic',
  'no-vpn',
  'sure-figures',
  'one-service',
  'recorded-at-once',
  'records-intact',
] as const;
export type Check = (typeof CHECKS)[number];
export interface CheckResult {
  readonly check: Check;
  readonly state: 'met' | 'missing' | 'unknown';
  /** What was found, and what is asked for. */
  readonly found: number;
  readonly wanted: number;
}

/** Tests of the time of a report that the user no longer keeps one by one. */
export interface ThinnedSummary {
  readonly tests: number;
  /** When the first and the last of them began. */
  readonly from: string;
  readonly to: string;
  /** When the last of them was removed. */
  readonly removedAt: string;
}

/** Everything that follows from the entries of the chain in a report. */
export interface ReportSummary {
  readonly tests: number;
  readonly completed: number;
  readonly failed: number;
  readonly interrupted: number;
  readonly cancelled: number;
  readonly skipped: number;
  readonly missed: number;
  /** Local days with at least one test that counts. */
  readonly days: number;
  readonly directions: Readonly<Record<Direction, DirectionSummary>>;
  readonly latency: LatencySummary;
  readonly hours: readonly HourSummary[];
  readonly availability: AvailabilitySummary;
  readonly gaps: readonly Gap[];
  readonly method: MethodSummary;
  readonly surroundings: SurroundingsSummary;
  readonly checklist: readonly CheckResult[];
  /** Tests that are not in the report, since they were removed because of their age; left out without any. */
  readonly thinned?: ThinnedSummary;
}
