import type { Outcome } from '../run';
import type { TimeRange } from '../time-range';
import { CHART_FIGURES } from './chart-data';
import type { RunFilter } from './run-filter';

const SORT_TEXTS = ['outcome', 'trigger', 'mode', 'network', 'provider', 'server', 'schedule'] as const;
/** What a list of runs can be sorted by: when, by figures, and by what a run was measured with. */
export const SORT_KEYS = ['time', ...CHART_FIGURES, ...SORT_TEXTS] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** Runs of equal values, and those without one, which come last, are the newest first. */
export interface HistorySort {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** The newest first. */
export const DEFAULT_SORT: HistorySort = { key: 'time', isDescending: true };

/** Texts of runs that are looked for. */
export interface HistorySearch {
  /** Part of the name or address of a server, or of the technical cause of a failure; case does not count. */
  readonly text: string;
  /** Reasons whose words hold the text, in the language of the one who asks. */
  readonly reasons: readonly string[];
}

/** Which runs of the history are meant. */
export interface HistoryRuns extends Omit<RunFilter, 'outcomes'> {
  readonly range: TimeRange;
  readonly outcomes: readonly Outcome[];
}

/** Which rows of the history are asked for, in which order, and a page of them. */
export interface HistoryQuery extends HistoryRuns {
  readonly search?: HistorySearch | undefined;
  /** DEFAULT_SORT where it is left out. */
  readonly sort?: HistorySort | undefined;
  readonly limit: number;
  readonly offset: number;
}
