import { memo } from 'react';
import type { TimeRange } from '../../../../shared/time-range';
import { namedGaps, type ShownGap } from '../../../charts/gaps';
import { getEdge } from '../../../charts/time-axis';
import { getMiddleOf, getShare } from '../../../charts/time-share';
import { useApp } from '../../../hooks/app-context';
import plotClasses from '../../../charts/plot.module.css';
import classes from './explorer.module.css';

interface GapLayerProps {
  readonly gaps: readonly ShownGap[];
  readonly view: TimeRange;
  /** How high the topmost plot is, at whose foot the names stand, in CSS pixels. */
  readonly height: number;
}

/** Times without measurements, shaded through all plots and named in the topmost one. */
export const GapLayer = memo(function GapLayer({ gaps, view, height }: GapLayerProps) {
  const { texts } = useApp();
  const shown = gapsWithin(gaps, view);
  const named = namedGaps(shown, view);
  return (
    <div className={classes.gaps} aria-hidden="true">
      {shown.map((gap) => (
        <div
          key={`${gap.kind} ${gap.from}`}
          className={plotClasses.gap}
          data-kind={gap.kind}
          data-edge={getEdge(getShare(getMiddleOf(gap), view))}
          style={{
            left: `${getShare(gap.from, view) * 100}%`,
            width: `${((gap.to - gap.from) / (view.to - view.from)) * 100}%`,
          }}
        >
          {named.has(gap) && (
            <span className={classes.gapName} style={{ top: height - 18 }}>
              {texts(`dashboard:chart.gap.${gap.kind}`)}
            </span>
          )}
        </div>
      ))}
    </div>
  );
});

/** The parts of gaps that lie within a range. */
export function gapsWithin(gaps: readonly ShownGap[], { from, to }: TimeRange): readonly ShownGap[] {
  return gaps
    .filter((gap) => gap.to > from && gap.from < to)
    .map((gap) => ({ ...gap, from: Math.max(gap.from, from), to: Math.min(gap.to, to) }));
}
