import { useState } from 'react';
import { bridge } from '../bridge';
import type { ChartData } from '../../shared/history/chart-data';
import type { RunFilter } from '../../shared/history/run-filter';
import type { TimeRange } from '../../shared/time-range';
import { rangeUntil, type RangeName } from '../../shared/history/ranges';
import { useAnswer, type Answer } from './use-answer';
import { useEvent } from './use-event';

interface ChartAnswer {
  readonly answer: Answer<ChartData>;
  readonly again: () => void;
}

/** Chart data of a range that ends now, of one network or of all (null); read again after every run. */
export function useChart(name: RangeName, network: string | null): ChartAnswer {
  const [readAt, setReadAt] = useState(() => Date.now());
  useEvent('onRunRecorded', () => setReadAt(Date.now()));
  const filter = network === null ? null : { networks: [network] };
  return useRangeChart(rangeUntil(readAt, name), filter, readAt);
}

/**
 * Chart data of a range, of all runs (null) or of those that a filter wants; read again when `readAt` changes, since a run
 * of this moment changes a range that is the same.
 */
export function useRangeChart(range: TimeRange, filter: RunFilter | null, readAt: number): ChartAnswer {
  return useAnswer(JSON.stringify([range, filter, readAt]), () => bridge.historyChart(range, filter));
}
