import { MINUTE_MS } from '../../../../shared/durations';
import type { ChartData } from '../../../../shared/history/chart-data';
import type { LineChart } from '../../../../shared/history/outages';
import { getSelectedRange, getSelectionFilter, type Selection } from '../../../../shared/history/selection';
import type { TimeRange } from '../../../../shared/time-range';
import { useApp } from '../../../hooks/app-context';
import { getValue, type Answer } from '../../../hooks/use-answer';
import { useRangeChart } from '../../../hooks/use-chart';
import { useRangeLineChart } from '../../../hooks/use-line-chart';
import { useNow } from '../../../hooks/use-now';

interface ExplorerData {
  readonly chart: Answer<ChartData>;
  /** Reads the chart again. */
  readonly again: () => void;
  /** The line between the tests; null until it is read. */
  readonly line: LineChart | null;
  /** The time that is asked for: nothing lies in the future. */
  readonly asked: TimeRange;
}

/** What the charts of a selection show. The last answers stay until there are others. */
export function useExplorerData(selection: Selection, readAt: number): ExplorerData {
  const { style } = useApp();
  const now = useNow(MINUTE_MS);
  const asked = untilNow(getSelectedRange(selection, readAt), readAt);
  const { answer, again } = useRangeChart(asked, getSelectionFilter(selection, style.timeZone), readAt);
  const [network] = selection.networks;
  // Where the network is not known it is recorded as an empty text.
  const lineNetwork = selection.networks.length === 1 ? (network ?? '') : null;
  const lineRange = untilNow(getSelectedRange(selection, Math.max(now, readAt)), Math.max(now, readAt));
  const line = getValue(useRangeLineChart(lineRange, lineNetwork).answer);
  return { chart: answer, again, line, asked };
}

/** The part of a range until now, and a minute more; never empty. */
function untilNow({ from, to }: TimeRange, now: number): TimeRange {
  return { from, to: Math.max(from + MINUTE_MS, Math.min(to, now + 2 * MINUTE_MS)) };
}
