import { formatLatency, formatThroughput } from '../../../shared/format';
import { formatDuration, formatShortDateTime } from '../../../shared/format-time';
import type { ChartPoint } from '../../../shared/ipc';
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
    ['download', formatThroughput(point.downloadBitsPerSecond, language)],
    ['upload', formatThroughput(point.uploadBitsPerSecond, language)],
    ['latency', formatLatency(point.latencyMs, language)],
    ['loadedLatency', formatLatency(point.loadedLatencyMs, language)],
  ] as const;
  const side = share > 0.6 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` };
  return (
    <div className={classes.readout} style={side} aria-hidden="true">
      <p className={classes.time}>{formatShortDateTime(point.at, style)}</p>
      <dl>
        {rows.map(([figure, value]) => (
          <div key={figure} data-figure={figure}>
            <dt>{texts(`common:figure.${figure}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {bucketMs !== null && (
        <p className={classes.median}>
          {texts('dashboard:chart.median', { span: formatDuration(bucketMs, language) })}
        </p>
      )}
    </div>
  );
}
