import type { TimeRange } from '../../shared/time-range';
import type { TimeStyle } from '../../shared/texts/format-time';
import { tickLabel } from './tick-label';
import { getShare } from './time-share';
import { timeTicks } from './time-ticks';
import classes from './time-axis.module.css';

const TIME_TICKS = 8;

/** The times under the lowest of the plots that share them. */
export function TimeAxis({ range, style }: { readonly range: TimeRange; readonly style: TimeStyle }) {
  const times = timeTicks(range, style.timeZone, TIME_TICKS);
  return (
    <div className={classes.times} aria-hidden="true">
      {times.at.map((at) => (
        <span
          key={at}
          data-edge={getEdge(getShare(at, range))}
          style={{ left: `${getShare(at, range) * 100}%` }}
        >
          {tickLabel(at, times.unit, style)}
        </span>
      ))}
    </div>
  );
}

/** Labels at an edge are set inwards, so that they are not cut. */
export function getEdge(share: number): 'start' | 'end' | undefined {
  if (share < 0.03) return 'start';
  return share > 0.97 ? 'end' : undefined;
}
