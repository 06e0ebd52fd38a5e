import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { ChartPoint } from '../../../shared/history/chart-data';
import { ChartTable } from '../../components/chart-table';
import { useApp } from '../../hooks/app-context';
import classes from './trend-table.module.css';

interface TrendTableProps {
  readonly points: readonly ChartPoint[];
  /** Whether a point is the median of several runs. */
  readonly isMedian: boolean;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onPlot: () => void;
}

const FIGURES = [
  ['download', (point: ChartPoint) => point.downloadBitsPerSecond, formatThroughput],
  ['upload', (point: ChartPoint) => point.uploadBitsPerSecond, formatThroughput],
  ['latency', (point: ChartPoint) => point.latencyMs, formatLatency],
  ['loadedLatency', (point: ChartPoint) => point.loadedLatencyMs, formatLatency],
] as const;

/** What the chart shows, as a table, newest first. */
export function TrendTable({ points, isMedian, takesFocus, onPlot }: TrendTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  return (
    <ChartTable
      className={classes.scroll}
      caption={texts('dashboard:chart.caption')}
      takesFocus={takesFocus}
      onPlot={onPlot}
    >
      <thead>
        <tr>
          <th scope="col">{texts('dashboard:chart.time')}</th>
          {isMedian && (
            <th scope="col" data-numeric>
              {texts('dashboard:chart.runs')}
            </th>
          )}
          {FIGURES.map(([figure]) => (
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
            {FIGURES.map(([figure, getValue, format]) => {
              const spread = point.spreads?.[figure] ?? null;
              return (
                <td key={figure} data-numeric>
                  {format(getValue(point), language)}
                  {spread !== null && (
                    <small className={classes.spread}>
                      {texts('dashboard:chart.spread', {
                        lowest: format(spread.lowest, language),
                        highest: format(spread.highest, language),
                      })}
                    </small>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </ChartTable>
  );
}
