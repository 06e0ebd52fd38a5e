import { Legend, type LegendEntry } from './legend';
import classes from './chart-head.module.css';

interface ChartHeadProps {
  /** Sets the room around it. */
  readonly className: string | undefined;
  readonly title: string;
  readonly titleId?: string;
  readonly entries: readonly LegendEntry[];
  /** What the keys do. */
  readonly hint: string;
  readonly hintId: string;
}

/** Name and legend of a chart within a region, and what the keys do there while the region has the focus by them. */
export function ChartHead({ className = '', title, titleId, entries, hint, hintId }: ChartHeadProps) {
  return (
    <div className={`${classes.head} ${className}`}>
      <h3 id={titleId}>{title}</h3>
      <Legend entries={entries} />
      <span className={classes.hint} id={hintId}>
        {hint}
      </span>
    </div>
  );
}
