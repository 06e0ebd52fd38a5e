import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { TimeRange } from '../../../shared/time-range';
import type { ShownGap } from '../../charts/gaps';
import { useApp } from '../../hooks/app-context';
import classes from './trend-readout.module.css';

interface GapReadoutProps {
  readonly gap: ShownGap;
  /** Of the chart. */
  readonly range: TimeRange;
}

/** Why there are no figures under the pointer, since when and for how long. */
export function GapReadout({ gap, range }: GapReadoutProps) {
  const { texts, style } = useApp();
  const middle = ((gap.from + gap.to) / 2 - range.from) / (range.to - range.from);
  const side = middle > 0.6 ? { right: `${(1 - middle) * 100}%` } : { left: `${middle * 100}%` };
  return (
    <div className={classes.readout} style={side} aria-hidden="true">
      <p className={classes.time}>{texts(`dashboard:chart.gap.${gap.kind}`)}</p>
      <p>
        {texts('dashboard:chart.gapSpan', {
          from: formatShortDateTime(gap.from, style),
          to: formatShortDateTime(gap.to, style),
        })}
      </p>
      <p className={classes.median}>{formatDuration(gap.to - gap.from, style.language)}</p>
    </div>
  );
}
