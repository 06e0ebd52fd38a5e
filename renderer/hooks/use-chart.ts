import { useState } from 'react';
import { bridge } from '../bridge';
import type { ChartData } from '../../shared/history/chart-data';
import { rangeUntil, type RangeName } from './ranges';
import { useAnswer, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** Chart data of a range that ends now; read again after every run. */
export function useChart(name: RangeName): {
  readonly answer: Answer<ChartData>;
  readonly again: () => void;
} {
  const [readAt, setReadAt] = useState(() => Date.now());
  useEvent('onRunRecorded', () => setReadAt(Date.now()));
  return useAnswer(`${name} ${readAt}`, () => bridge.historyChart(rangeUntil(readAt, name)));
}
