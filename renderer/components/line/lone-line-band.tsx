import { useState } from 'react';
import type { LineChart } from '../../../shared/history/outages';
import { visibleRange } from '../../charts/gaps';
import { knownFrom } from '../../charts/line-columns';
import { LineBand, type PointedLine } from './line-band';

/** The band by itself, with a crosshair of its own. */
export function LoneLineBand({
  chart,
  onTable,
}: {
  readonly chart: LineChart;
  readonly onTable: () => void;
}) {
  const [{ pointed, at }, setPointed] = useState<{ pointed: PointedLine | null; at: number | null }>({
    pointed: null,
    at: null,
  });
  return (
    <LineBand
      chart={chart}
      range={visibleRange(chart.range, [knownFrom(chart)])}
      pointed={pointed}
      onPoint={(next, moment) => setPointed({ pointed: next, at: moment })}
      crosshairAt={at}
      onTable={onTable}
    />
  );
}
