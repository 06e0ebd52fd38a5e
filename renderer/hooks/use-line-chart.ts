import { MINUTE_MS } from '../../shared/durations';
import type { LineChart } from '../../shared/history/outages';
import { bridge } from '../bridge';
import { rangeUntil, type RangeName } from '../../shared/history/ranges';
import { useAnswer, type Answer } from './use-answer';
import { useNow } from './use-now';

/** As many as can be told apart in the widest chart. */
const MAX_COLUMNS = 480;

/**
 * The line between the tests over a range that ends now, in one network or in all (null); read again every minute, which is
 * how often there is more.
 */
export function useLineChart(
  name: RangeName,
  network: string | null,
): {
  readonly answer: Answer<LineChart>;
  readonly again: () => void;
} {
  const now = useNow(MINUTE_MS);
  return useAnswer(`${name} ${network ?? ''} ${now}`, () =>
    bridge.lineChart(rangeUntil(now, name), MAX_COLUMNS, network),
  );
}
