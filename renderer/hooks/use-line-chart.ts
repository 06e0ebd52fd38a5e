import { MINUTE_MS } from '../../shared/durations';
import type { LineChart } from '../../shared/history/outages';
import type { TimeRange } from '../../shared/time-range';
import { bridge } from '../bridge';
import { rangeUntil, type RangeName } from '../../shared/history/ranges';
import { useAnswer, type Answer } from './use-answer';
import { useNow } from './use-now';

/** As many as can be told apart in the widest chart. */
const MAX_COLUMNS = 480;

interface LineChartAnswer {
  readonly answer: Answer<LineChart>;
  readonly again: () => void;
}

/**
 * The line between the tests over a range that ends now, in one network or in all (null); read again every minute, which is
 * how often there is more.
 */
export function useLineChart(name: RangeName, network: string | null): LineChartAnswer {
  return useRangeLineChart(rangeUntil(useNow(MINUTE_MS), name), network);
}

/** The line between the tests in a range, in one network or in all (null). */
export function useRangeLineChart(range: TimeRange, network: string | null): LineChartAnswer {
  return useAnswer(JSON.stringify([range, network]), () => bridge.lineChart(range, MAX_COLUMNS, network));
}
