import { DAY_MS } from '../../../../shared/durations';
import type { HistoryRuns } from '../../../../shared/history/history-query';
import { getSelectedRange, getSelectionFilter, type Selection } from '../../../../shared/history/selection';
import { OUTCOMES, type Outcome } from '../../../../shared/run';

/** A list that ends now has runs of a computer whose clock was ahead, too. */
const AHEAD_MS = 365 * DAY_MS;

/** The runs that the table of a selection lists, by the clock of a zone. */
export function getSelectedRuns(selection: Selection, now: number, timeZone: string): HistoryRuns {
  const { from, to } = getSelectedRange(selection, now);
  const { outcomes = OUTCOMES, ...lists } = getSelectionFilter(selection, timeZone) ?? {};
  const end = selection.range.kind === 'recent' ? now + AHEAD_MS : to;
  return { ...lists, outcomes, range: { from, to: end } };
}

/** What the sentence of the page says of some runs. */
export interface RunCounts {
  /** Rows of any outcome. */
  readonly rows: number;
  /** Slots of the schedule that passed without a test are none, nor is what somebody cancelled. */
  readonly tests: number;
  readonly failed: number;
}

/** Counts what the sentence of the page says. */
export function countRuns(counts: Readonly<Record<Outcome, number>>): RunCounts {
  const sum = (outcomes: readonly Outcome[]) =>
    outcomes.reduce((total, outcome) => total + counts[outcome], 0);
  return {
    rows: sum(OUTCOMES),
    tests: sum(['completed', 'failed', 'interrupted']),
    failed: sum(['failed', 'interrupted']),
  };
}
