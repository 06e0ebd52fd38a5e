import { formatLatency, formatThroughput } from '../../../shared/format';
import { formatShortDateTime } from '../../../shared/format-time';
import type { ChartPoint } from '../../../shared/ipc';
import { DataTable } from '../../components/data-table';
import { useApp } from '../../hooks/app-context';
import { useFocusAtFirst } from '../../hooks/use-focus-at-first';
import classes from './trend-table.module.css';

interface TrendTableProps {
  readonly points: readonly ChartPoint[];
  /** Whether a point is the median of several runs. */
  readonly isMedian: boolean;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onPlot: () => void;
}

/** What the chart shows, as a table, newest first. */
export function TrendTable({ points, isMedian, takesFocus, onPlot }: TrendTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const region = useFocusAtFirst<HTMLDivElement>(takesFocus);
  return (
    <div
      ref={region}
      className={classes.scroll}
      tabIndex={0}
      role="group"
      aria-label={texts('dashboard:chart.caption')}
      onKeyDown={(event) => event.key.toLowerCase() === 't' && onPlot()}
    >
      <DataTable caption={texts('dashboard:chart.caption')}>
        <thead>
          <tr>
            <th scope="col">{texts('dashboard:chart.time')}</th>
            {isMedian && (
              <th scope="col" data-numeric>
                {texts('dashboard:chart.runs')}
              </th>
            )}
            {(['download', 'upload', 'latency', 'loadedLatency'] as const).map((figure) => (
              <th key={figure} scope="col" data-numeric>
                {texts(`common:figure.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.at}>
              <th scope="row">{formatShortDateTime(point.at, style)}</th>
              {isMedian && <td data-numeric>{point.runs}</td>}
              <td data-numeric>{formatThroughput(point.downloadBitsPerSecond, language)}</td>
              <td data-numeric>{formatThroughput(point.uploadBitsPerSecond, language)}</td>
              <td data-numeric>{formatLatency(point.latencyMs, language)}</td>
              <td data-numeric>{formatLatency(point.loadedLatencyMs, language)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
