import { useState } from 'react';
import { bridge } from '../bridge';
import type { ChartData } from '../../shared/history/chart-data';
import { rangeUntil, type RangeName } from '../../shared/history/ranges';
import { useAnswer, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** Chart data of a range that ends now, of one network or of all (null); read again after every run. */
export function useChart(
  name: RangeName,
  network: string | null,
): {
  readonly answer: Answer<ChartData>;
  readonly again: () => void;
} {
  const [readAt, setReadAt] = useState(() => Date.now());
  useEvent('onRunRecorded', () => setReadAt(Date.now()));
  const filter = network === null ? null : { networks: [network] };
  return useAnswer(`${name} ${readAt} ${network ?? ''}`, () =>
    bridge.historyChart(rangeUntil(readAt, name), filter),
  );
}
