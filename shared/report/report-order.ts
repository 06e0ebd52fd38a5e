import type { InDataFolder } from '../in-data-folder';
import type { Language } from '../texts/language';
import type { TimeRange } from '../time-range';

/** Forms of a report: a document for people, everything for a program, the tests as a table. */
export const REPORT_FORMATS = ['pdf', 'json', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** A report of more tests would be a file that nobody can open. */
export const MOST_REPORT_TESTS = 50_000;

/** What a person wants a report of. */
export interface ReportOrder {
  readonly range: TimeRange;
  /** Null for all networks. */
  readonly network: string | null;
  readonly format: ReportFormat;
  /** Of a document. */
  readonly paper: Paper;
  readonly language: Language;
}

export type ReportAnswer =
  | { readonly kind: 'written'; readonly path: string; readonly tests: number }
  /** The person did not name a file. */
  | { readonly kind: 'cancelled' }
  | InDataFolder
  /** The file is as it was before; `detail` is what the system said. */
  | { readonly kind: 'not-written'; readonly path: string; readonly detail: string }
  | { readonly kind: 'too-many'; readonly tests: number; readonly most: number }
  /** Records of before there was a chain are still being taken into it. */
  | { readonly kind: 'not-ready' };

/** The format that a file's name asks for; null where it asks for none. */
export function getReportFormat(path: string): ReportFormat | null {
  return REPORT_FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? null;
}
