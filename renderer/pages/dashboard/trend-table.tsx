import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { ChartData, ChartPoint, ExcludedPoint } from '../../../shared/history/chart-data';
import { ChartTable } from '../../components/chart-table';
import { lineOfNetwork } from '../../charts/network-lines';
import { useLineNames } from '../../hooks/use-line-names';
import { useApp } from '../../hooks/app-context';
import classes from './trend-table.module.css';

interface TrendTableProps {
  readonly points: readonly ChartPoint[];
  /** Of several networks, in the order of the lines; undefined in a chart of one. */
  readonly lines: ChartData['lines'];
  /** Those that are in no median; each has a row of its own. */
  readonly excluded: readonly ExcludedPoint[];
  /** Whether a point is the median of several runs. */
  readonly isMedian: boolean;
  /** Whether it was asked for by a key, so that the next key goes here. */
  readonly takesFocus: boolean;
  readonly onPlot: () => void;
}

/** What the chart shows, as a table, newest first. */
export function TrendTable({ points, lines, excluded, isMedian, takesFocus, onPlot }: TrendTableProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const names = useLineNames({ lines: lines ?? [] });
  const figures = [
    [
      'download',
      (point: ChartPoint) => point.downloadBitsPerSecond,
      (rate: number | null) => formatThroughput(rate, style),
    ],
    [
      'upload',
      (point: ChartPoint) => point.uploadBitsPerSecond,
      (rate: number | null) => formatThroughput(rate, style),
    ],
    [
      'latency',
      (point: ChartPoint) => point.latencyMs,
      (time: number | null) => formatLatency(time, language),
    ],
    [
      'loadedLatency',
      (point: ChartPoint) => point.loadedLatencyMs,
      (time: number | null) => formatLatency(time, language),
    ],
  ] as const;
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
          {lines !== undefined && <th scope="col">{texts('common:network.label')}</th>}
          {isMedian && (
            <th scope="col" data-numeric>
              {texts('dashboard:chart.runs')}
            </th>
          )}
          {figures.map(([figure]) => (
            <th key={figure} scope="col" data-numeric>
              {texts(`common:figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {toRows(points, excluded, lines).map(({ point, reason }) => (
          <tr
            key={`${point.at} ${point.line ?? ''} ${reason ?? ''}`}
            data-excluded={reason !== null || undefined}
          >
            <th scope="row">
              {formatShortDateTime(point.at, style)}
              {reason !== null && (
                <small className={classes.spread}>{texts('notes:exclusion.short', { reason })}</small>
              )}
            </th>
            {lines !== undefined && <td>{names[point.line ?? -1]}</td>}
            {isMedian && <td data-numeric>{point.runs}</td>}
            {figures.map(([figure, getValue, format]) => {
              const spread = point.spreads?.[figure] ?? null;
              return (
                <td key={figure} data-numeric>
                  {format(getValue(point))}
                  {spread !== null && (
                    <small className={classes.spread}>
                      {texts('dashboard:chart.spread', {
                        lowest: format(spread.lowest),
                        highest: format(spread.highest),
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

/** Points and excluded runs, the newest first; `reason` is null for what counts. */
function toRows(
  points: readonly ChartPoint[],
  excluded: readonly ExcludedPoint[],
  lines: ChartData['lines'],
) {
  return [
    ...points.map((point) => ({ point, reason: null })),
    ...excluded.map(({ reason, network, ...point }) => ({
      point: { ...point, runs: 1, spreads: null, line: lineOfNetwork({ lines: lines ?? [] }, network) },
      reason,
    })),
  ].sort((one, other) => other.point.at - one.point.at);
}
