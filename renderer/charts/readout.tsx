import type { ReactNode } from 'react';
import classes from './readout.module.css';

interface ReadoutProps {
  readonly title: string;
  /** One quiet line beneath; left out where there is none. */
  readonly note?: string | undefined;
  /** Where it belongs between the left (0) and the right edge (1). */
  readonly share: number;
  readonly children: ReactNode;
}

/** What is under the crosshair of a chart, beside it. Screen readers hear it by a sentence of the chart. */
export function Readout({ title, note, share, children }: ReadoutProps) {
  const side = share > 0.6 ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` };
  return (
    <div className={classes.readout} style={side} aria-hidden="true">
      <p className={classes.time}>{title}</p>
      {children}
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </div>
  );
}
