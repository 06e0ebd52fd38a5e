import type { ReactNode } from 'react';
import type { TimeRange } from '../../shared/time-range';
import { getShare } from './time-share';
import classes from './readout.module.css';

interface ReadoutProps {
  readonly title: string;
  /** Which of several networks it is of; null or left out in a chart of one. */
  readonly network?: string | null;
  /** One quiet line beneath; left out where there is none. */
  readonly note?: string | undefined;
  /** The moment that it is about. */
  readonly at: number;
  /** Of the chart. */
  readonly range: TimeRange;
  readonly children: ReactNode;
}

/** What is under the crosshair of a chart, beside it. Screen readers hear it by a sentence of the chart. */
export function Readout({ title, network = null, note, at, range, children }: ReadoutProps) {
  const share = getShare(at, range);
  const side = share > 0.6 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` };
  return (
    <div className={classes.readout} style={side} aria-hidden="true">
      <p className={classes.time}>{title}</p>
      {network !== null && <p className={classes.network}>{network}</p>}
      {children}
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </div>
  );
}
