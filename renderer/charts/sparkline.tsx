import { highest, lowest } from '../../shared/extremes';
import { sparkPath } from './spark-path';
import classes from './sparkline.module.css';

interface SparklineProps {
  /** Oldest first; null breaks the line. */
  readonly values: readonly (number | null)[];
  readonly tone: 'download' | 'upload' | 'latency' | 'loadedLatency';
  readonly label: (low: number, high: number, count: number) => string;
}

const WIDTH = 240;
const HEIGHT = 28;

/** How one figure has been over the last runs, without scales. */
export function Sparkline({ values, tone, label }: SparklineProps) {
  const present = values.filter((value) => value !== null);
  const text = present.length === 0 ? '' : label(lowest(present), highest(present), present.length);
  return (
    <svg
      className={classes.line}
      data-tone={tone}
      viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
      aria-hidden={present.length === 0}
    >
      {present.length > 2 && <path d={sparkPath(values, WIDTH, HEIGHT)} />}
    </svg>
  );
}
