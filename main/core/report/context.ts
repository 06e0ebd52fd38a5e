import type { PlanSettings } from '../../../shared/plan';
import type { ReportPage } from '../../../shared/report/report-page';
import type { ReportAnswer } from '../../../shared/report/report-order';
import type { TimeRange } from '../../../shared/time-range';

/** What a report is made of, and how it is to be understood. */
export interface ReportContext {
  readonly range: TimeRange;
  /** Null for all networks. */
  readonly network: string | null;
  readonly plans: PlanSettings;
  readonly timeZone: string;
  /** Of Linewatch. */
  readonly version: string;
  readonly now: number;
}

export type ReportWritten = Exclude<ReportAnswer, { kind: 'cancelled' }>;

/** A document that was made, or why there is none. */
export type ReportDocument =
  | { readonly kind: 'made'; readonly content: Uint8Array; readonly tests: number }
  | Extract<ReportAnswer, { kind: 'too-many' | 'not-ready' }>;

/** What the document of a report shows, or why there is none. */
export type ReportPageMade =
  | { readonly kind: 'page'; readonly page: Omit<ReportPage, 'networkName' | 'paper' | 'language'> }
  | Extract<ReportAnswer, { kind: 'too-many' | 'not-ready' }>;
