import { formatLatency, formatPercent } from '../../../shared/texts/format';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import { lossRatio, type LineStretch } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';
import { getMiddle, type LineGap } from '../../charts/line-columns';
import { Readout } from '../../charts/readout';
import classes from '../../charts/readout.module.css';
import { getMiddleOf } from '../../charts/time-share';
import { useApp } from '../../hooks/app-context';
import { wordGapKind, wordGapLength, wordGapPlace, wordGapRoute, wordGapSpan } from './line-words';

interface ColumnReadoutProps {
  readonly column: LineStretch;
  /** Of the chart. */
  readonly range: TimeRange;
}

/** All figures of the column under the crosshair. */
export function ColumnReadout({ column, range }: ColumnReadoutProps) {
  const { texts, style } = useApp();
  const { language } = style;
  const rows = [
    ['latency', texts('outages:band.far'), column.far],
    ['other', texts('outages:band.gateway'), column.gateway],
  ] as const;
  return (
    <Readout
      title={formatShortDateTime(column.at, style)}
      note={texts('dashboard:chart.median', { span: formatDuration(column.lengthMs, language) })}
      at={getMiddle(column, range)}
      range={range}
    >
      <dl>
        {rows.map(([figure, label, probes]) => (
          <div key={figure} data-figure={figure}>
            <dt>{label}</dt>
            <dd>{formatLatency(probes.medianMs, language)}</dd>
            <dd className={classes.spread}>
              {texts('outages:band.detail', {
                highest: formatLatency(probes.highestMs, language),
                loss: formatPercent(lossRatio(probes), language),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </Readout>
  );
}

/** What happened under the pointer, when, for how long and where it points. */
export function LineGapReadout({ gap, range }: { readonly gap: LineGap; readonly range: TimeRange }) {
  const { texts, style } = useApp();
  const place = wordGapPlace(gap, texts);
  const route = wordGapRoute(gap, texts, style);
  return (
    <Readout
      title={wordGapKind(gap, texts)}
      note={wordGapLength(gap, style)}
      at={getMiddleOf(gap)}
      range={range}
    >
      <p>{wordGapSpan(gap, texts, style)}</p>
      {place !== null && <p className={classes.place}>{place}</p>}
      {route !== null && <p className={classes.place}>{route}</p>}
    </Readout>
  );
}
