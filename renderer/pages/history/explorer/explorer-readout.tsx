import type { ChartFigure, ChartPoint } from '../../../../shared/history/chart-data';
import { POINT_FIELDS } from '../../../../shared/history/chart-data';
import { formatDuration, formatShortDateTime } from '../../../../shared/texts/format-time';
import type { TimeRange } from '../../../../shared/time-range';
import { Readout } from '../../../charts/readout';
import readoutClasses from '../../../charts/readout.module.css';
import { useApp } from '../../../hooks/app-context';
import { formatFigure } from './figure-plots';

interface ExplorerReadoutProps {
  readonly point: ChartPoint;
  /** What its network is called; null in a chart of one line. */
  readonly network: string | null;
  readonly bucketMs: number | null;
  readonly figures: readonly ChartFigure[];
  /** Of the charts. */
  readonly view: TimeRange;
}

/** Every figure of the run, or of the runs, under the crosshair. */
export function ExplorerReadout({ point, network, bucketMs, figures, view }: ExplorerReadoutProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const note =
    bucketMs === null
      ? texts('history:chart.open')
      : texts('history:chart.medianOf', { count: point.runs, span: formatDuration(bucketMs, language) });
  return (
    <Readout
      title={formatShortDateTime(point.at, style)}
      network={network}
      note={note}
      at={point.at}
      range={view}
    >
      <dl>
        {figures.map((figure) => {
          const spread = point.spreads?.[figure] ?? null;
          return (
            <div key={figure} data-figure={figure}>
              <dt>{texts(`history:chart.figure.${figure}`)}</dt>
              <dd>{formatFigure(figure, point[POINT_FIELDS[figure]], style)}</dd>
              {spread !== null && (
                <dd className={readoutClasses.spread}>
                  {texts('history:chart.band', {
                    low: formatFigure(figure, spread.p5, style),
                    high: formatFigure(figure, spread.p95, style),
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
