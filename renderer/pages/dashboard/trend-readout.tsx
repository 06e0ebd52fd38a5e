import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { ChartPoint } from '../../../shared/history/chart-data';
import type { TimeRange } from '../../../shared/time-range';
import { Readout } from '../../charts/readout';
import classes from '../../charts/readout.module.css';
import { useApp } from '../../hooks/app-context';

interface TrendReadoutProps {
  readonly point: ChartPoint;
  /** What its network is called; null in a chart of one line. */
  readonly network: string | null;
  readonly bucketMs: number | null;
  /** Of the chart. */
  readonly range: TimeRange;
}

/** All figures of the run under the crosshair. */
export function TrendReadout({ point, network, bucketMs, range }: TrendReadoutProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const rows = [
    ['download', point.downloadBitsPerSecond, (rate: number | null) => formatThroughput(rate, style)],
    ['upload', point.uploadBitsPerSecond, (rate: number | null) => formatThroughput(rate, style)],
    ['latency', point.latencyMs, (time: number | null) => formatLatency(time, language)],
    ['loadedLatency', point.loadedLatencyMs, (time: number | null) => formatLatency(time, language)],
  ] as const;
  const note =
    bucketMs === null
      ? undefined
      : texts('dashboard:chart.median', { span: formatDuration(bucketMs, language) });
  return (
    <Readout
      title={formatShortDateTime(point.at, style)}
      network={network}
      note={note}
      at={point.at}
      range={range}
    >
      <dl>
        {rows.map(([figure, value, format]) => {
          const spread = point.spreads?.[figure] ?? null;
          return (
            <div key={figure} data-figure={figure}>
              <dt>{texts(`common:figure.${figure}`)}</dt>
              <dd>{format(value)}</dd>
              {spread !== null && (
                <dd className={classes.spread}>
                  {texts('dashboard:chart.spread', {
                    lowest: format(spread.lowest),
                    highest: format(spread.highest),
                  })}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </Readout>
  );
}
