import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { TimeRange } from '../../../shared/time-range';
import type { ShownGap } from '../../charts/gaps';
import { Readout } from '../../charts/readout';
import { getMiddleOf } from '../../charts/time-share';
import { useApp } from '../../hooks/app-context';

interface GapReadoutProps {
  readonly gap: ShownGap;
  /** Of the chart. */
  readonly range: TimeRange;
}

/** Why there are no figures under the pointer, since when and for how long. */
export function GapReadout({ gap, range }: GapReadoutProps) {
  const { texts, style } = useApp();
  return (
    <Readout
      title={texts(`dashboard:chart.gap.${gap.kind}`)}
      note={formatDuration(gap.to - gap.from, style.language)}
      at={getMiddleOf(gap)}
      range={range}
    >
      <p>
        {texts('dashboard:chart.gapSpan', {
          from: formatShortDateTime(gap.from, style),
          to: formatShortDateTime(gap.to, style),
        })}
      </p>
    </Readout>
  );
}
