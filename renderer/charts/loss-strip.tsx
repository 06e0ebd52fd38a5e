import { highest } from '../../shared/extremes';
import { lossRatio, type LineStretch } from '../../shared/history/outages';
import type { TimeRange } from '../../shared/time-range';
import { getShare } from './time-share';
import classes from './loss-strip.module.css';

interface LossStripProps {
  readonly range: TimeRange;
  readonly columns: readonly LineStretch[];
  /** The moment under the crosshair; null without one. */
  readonly crosshairAt: number | null;
  /** Words the share at the top of the strip. */
  readonly wordTop: (ratio: number) => string;
}

/** What a person would choose for the top of a scale of shares. */
const TOPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];
const HEIGHT = 100;
/** So that a single lost probe is seen. */
const LEAST_HEIGHT_RATIO = 0.08;

/** A bar for each column in which probes were lost: to the far targets, and in front of it those to the gateway. */
export function LossStrip({ range, columns, crosshairAt, wordTop }: LossStripProps) {
  const far = highest(
    columns.map((column) => lossRatio(column.far) ?? 0),
    0,
  );
  const gateway = highest(
    columns.map((column) => lossRatio(column.gateway) ?? 0),
    0,
  );
  const top = TOPS.find((candidate) => candidate >= Math.max(far, gateway)) ?? 1;
  const span = range.to - range.from;
  const draw = (of: (column: LineStretch) => LineStretch['far']) =>
    columns
      .map((column) => {
        const loss = lossRatio(of(column)) ?? 0;
        if (loss === 0) return '';
        const height = Math.max(LEAST_HEIGHT_RATIO, loss / top) * HEIGHT;
        const width = Math.max(column.lengthMs, span / 500);
        return `M${column.at - range.from} ${HEIGHT}h${width}v${-height}h${-width}z`;
      })
      .join('');
  return (
    <div className={classes.strip} aria-hidden="true">
      <svg viewBox={`0 0 ${span} ${HEIGHT}`} preserveAspectRatio="none">
        <path className={classes.far} d={draw((column) => column.far)} />
        <path className={classes.gateway} d={draw((column) => column.gateway)} />
      </svg>
      <span className={classes.top}>{wordTop(top)}</span>
      {crosshairAt !== null && (
        <i className={classes.crosshair} style={{ left: `${getShare(crosshairAt, range) * 100}%` }} />
      )}
    </div>
  );
}
