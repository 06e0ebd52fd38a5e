import type { ProviderKind } from '../providers';
import type { EndedRun } from '../run';
import type { LinkKind } from '../surroundings';
import type { Language } from '../texts/language';
import type { NotCounted } from './report';
import type { ReportFile } from './report-file';
import type { Paper } from './report-order';

/** One test as the appendix of a report lists it. */
export interface ReportTest {
  readonly at: string;
  /** Its entry in the chain. */
  readonly number: number;
  readonly outcome: EndedRun['outcome'];
  /** In bit/s; null where it was not measured. */
  readonly download: number | null;
  readonly upload: number | null;
  readonly latencyMs: number | null;
  readonly provider: ProviderKind;
  readonly link: LinkKind | null;
  /** Why a throughput does not count; null where it does. */
  readonly notCounted: NotCounted | null;
  /** Why the user has excluded it; null where nobody has. */
  readonly excludedBecause: string | null;
}

/** A note as a document lists it; the whole text is in the JSON file. */
export interface ListedNote {
  readonly at: string;
  readonly text: string;
}

/** A point of the chart over time: one test, or the median of several where there are very many. */
export interface ReportPoint {
  readonly at: string;
  readonly download: number | null;
  readonly upload: number | null;
}

/** What the document of a report is made of. */
export interface ReportPage {
  readonly report: Omit<ReportFile, 'chain'>;
  readonly head: ReportFile['chain']['head'];
  /** What the user calls the network; null for all. */
  readonly networkName: string | null;
  /** The newest tests, oldest first: a document lists so many at most. */
  readonly tests: readonly ReportTest[];
  readonly points: readonly ReportPoint[];
  /** The newest notes, oldest first. */
  readonly notes: readonly ListedNote[];
  /** Notes that are not listed. */
  readonly moreNotes: number;
  readonly paper: Paper;
  readonly language: Language;
}

export const MOST_LISTED_TESTS = 1_000;
export const MOST_LISTED_NOTES = 100;
export const MOST_POINTS = 2_000;
