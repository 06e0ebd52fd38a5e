import type { TimeRange } from '../time-range';
import type { ChartFigure } from './chart-data';
import type { HourOfDay, Weekday } from './local-times';
import type { RunFilter } from './run-filter';

/** The figures whose patterns are shown. Persisted in addresses. */
export const PATTERN_FIGURES = [
  'download',
  'upload',
  'latency',
  'loadedLatency',
  'jitter',
  'packetLoss',
] as const satisfies readonly ChartFigure[];
export type PatternFigure = (typeof PATTERN_FIGURES)[number];

/** Of which more is better; of the others less is. */
export function isMoreBetter(figure: PatternFigure): boolean {
  return figure === 'download' || figure === 'upload';
}

/** Completed tests that count in statistics; of all of them where there is no filter. */
export interface PatternQuery {
  readonly range: TimeRange;
  readonly filter: RunFilter | null;
  readonly figure: PatternFigure;
}

/** The tests of one hour of one day of the week. Figures in their unit. */
export interface HourCell {
  readonly weekday: Weekday;
  readonly hour: HourOfDay;
  /** At least one. */
  readonly tests: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}

/** Hours of the day that differ from all others by more than chance. Medians are those of the hours: each hour counts once, as its own median. */
export interface HourSpan {
  /** Hours that follow each other, also over midnight. */
  readonly hours: readonly HourOfDay[];
  readonly tests: number;
  readonly median: number;
  /** Of all other hours. */
  readonly otherTests: number;
  readonly otherMedian: number;
}

/** When in the week a figure is good and when not, by the clock of a zone. */
export interface HourPatterns {
  /** Tests with the figure. */
  readonly tests: number;
  /** In the order of the week; hours without tests are left out. */
  readonly cells: readonly HourCell[];
  /** Null where no hour is better than the others by more than chance, or worse. */
  readonly best: HourSpan | null;
  readonly worst: HourSpan | null;
  /** Hours of the day with enough tests to be compared with the others. */
  readonly comparedHours: number;
}

/** Tests with figures from one value on and below another. */
export interface DistributionBin {
  readonly from: number;
  readonly to: number;
  readonly tests: number;
}

/** How the values of a figure are spread, in its unit; percentiles are interpolated linearly. */
export interface Distribution {
  /** At least one. */
  readonly tests: number;
  readonly lowest: number;
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
  readonly highest: number;
  /** All of one length and one after another; those without tests are there, too. */
  readonly bins: readonly DistributionBin[];
  /** Tests with values before the first bin, and behind the last. */
  readonly below: number;
  readonly above: number;
}

/** A distribution, and what the contract promises at most; null without tests, and where tests have no plan or several. */
export interface DistributionAnswer {
  readonly distribution: Distribution | null;
  readonly plan: number | null;
}

/** How many tests are under the plan of the network of each. */
export interface UnderPlan {
  /** Tests whose network has a plan; at least one. */
  readonly tests: number;
  /** Below what is promised at most. */
  readonly below: number;
  /** Below nine tenths of it. */
  readonly belowNineTenths: number;
}

/** One figure of one period. Median and percentiles are those of the hours with tests: each hour counts once, as its own median. */
export interface PeriodFigures {
  readonly tests: number;
  /** Null without tests, as are the percentiles. */
  readonly median: number | null;
  readonly p5: number | null;
  readonly p95: number | null;
  /** Null for figures that no plan promises, and without a plan. */
  readonly underPlan: UnderPlan | null;
}

/**
 * Whether a figure differs by more than chance. `superiority`: in which share of pairs, one hour of each period, that of the
 * later period is better. `too-few`: there are fewer than eight hours with tests in one of them. `small`: more than
 * chance, but hardly to be noticed. `mixed`: more than chance, but the median has changed the other way.
 */
export type Difference =
  | { readonly kind: 'too-few'; readonly hours: PeriodHours }
  | {
      readonly kind: 'chance' | 'small' | 'mixed' | 'better' | 'worse';
      readonly hours: PeriodHours;
      readonly superiority: number;
    };

/** In how many hours there are tests. */
interface PeriodHours {
  readonly before: number;
  readonly after: number;
}

export interface FigureComparison {
  readonly figure: PatternFigure;
  readonly before: PeriodFigures;
  readonly after: PeriodFigures;
  readonly difference: Difference;
}

/** Two periods of the same filter. */
export interface ComparisonQuery {
  readonly before: TimeRange;
  readonly after: TimeRange;
  readonly filter: RunFilter | null;
}

/** What runs are grouped by. Persisted in addresses. */
export const GROUP_KINDS = ['servers', 'providers', 'networks', 'schedules'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** The figures of a group. */
export const GROUP_FIGURES = ['download', 'upload', 'latency', 'loadedLatency'] as const;
export type GroupFigure = (typeof GROUP_FIGURES)[number];

export interface GroupQuery {
  readonly range: TimeRange;
  readonly filter: RunFilter | null;
  readonly kind: GroupKind;
}

/** Tests of one server, service, network or schedule. */
export interface RunGroup {
  /** Address, kind, key or id; null where it is not known. */
  readonly name: string | null;
  readonly tests: number;
  /** Null where no test has the figure. */
  readonly medians: Readonly<Record<GroupFigure, number | null>>;
  readonly underPlan: Readonly<Record<'download' | 'upload', UnderPlan | null>>;
}

/** What the window may ask of patterns. */
export interface PatternRequests {
  'patterns:hours': { args: [query: PatternQuery]; answer: HourPatterns };
  'patterns:distribution': { args: [query: PatternQuery]; answer: DistributionAnswer };
  /** Figures that neither period has are left out. */
  'patterns:comparison': { args: [query: ComparisonQuery]; answer: readonly FigureComparison[] };
  'patterns:groups': { args: [query: GroupQuery]; answer: readonly RunGroup[] };
}
