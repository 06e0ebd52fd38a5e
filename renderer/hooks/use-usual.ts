import { useState } from 'react';
import { bridge } from '../bridge';
import type { ChartData } from '../../shared/chart-data';
import { rangeUntil } from './ranges';
import { useAnswer, valueOf } from './use-answer';
import { useEvent } from './use-event';

/** Fewer runs than this make no habit. */
const ENOUGH_RUNS = 5;

export type Usual = ChartData['usual'];

/** What the line usually brings: medians of the last 30 days; null while there are too few runs. */
export function useUsual(): Usual | null {
  const [openedAt, setOpenedAt] = useState(() => Date.now());
  const { answer } = useAnswer(`usual ${openedAt}`, () => bridge.historyChart(rangeUntil(openedAt, 'month')));
  useEvent('onRunRecorded', () => setOpenedAt(Date.now()));
  const data = valueOf(answer);
  const runs = data?.points.reduce((sum, point) => sum + point.runs, 0) ?? 0;
  return data !== null && runs >= ENOUGH_RUNS ? data.usual : null;
}
