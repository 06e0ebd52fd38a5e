import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { ChartPoint } from '../../../shared/history/chart-data';
import { useApp } from '../../hooks/app-context';
import classes from './trend-readout.module.css';

interface TrendReadoutProps {
  readonly point: ChartPoint;
  readonly bucketMs: number | null;
  /** Where the point lies between the left (0) and the right edge (1). */
  readonly share: number;
}

/** All figures of the run under the crosshair. */
export function TrendReadout({ point, bucketMs, share }: TrendReadoutProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const rows = [
    ['download', point.downloadBitsPerSecond, formatThroughput],
    ['upload', point.uploadBitsPerSecond, formatThroughput],
    ['latency', point.latencyMs, formatLatency],
    ['loadedLatency', point.loadedLatencyMs, formatLatency],
  ] as const;
  const side = share > 0.6 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` };
  return (
    <div className={classes.readout} style={side} aria-hidden="true">
      <p className={classes.time}>{formatShortDateTime(point.at, style)}</p>
      <dl>
        {rows.map(([figure, value, format]) => {
          const spread = point.spreads?.[figure] ?? null;
          return (
            <div key={figure} data-figure={figure}>
              <dt>{texts(`common:figure.${figure}`)}</dt>
              <dd>{format(value, language)}</dd>
              {spread !== null && (
                <dd className={classes.spread}>
                  {texts('dashboard:chart.spread', {
                    lowest: format(spread.lowest, language),
                    highest: format(spread.highest, language),
                  })}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      {bucketMs !== null && (
        <p className={classes.median}>
          {texts('dashboard:chart.median', { span: formatDuration(bucketMs, language) })}
        </p>
      )}
    </div>
  );
}
