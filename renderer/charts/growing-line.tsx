import { ofRateUnit, throughputTick } from '../../shared/texts/format';
import { useApp } from '../hooks/app-context';
import type { Sample } from '../hooks/progress';
import { growLine } from './growing';
import classes from './growing-line.module.css';

const WIDTH = 600;
const HEIGHT = 132;

/** Throughput of a running test since its start, one area for each direction. */
export function GrowingLine({
  samples,
  label,
}: {
  readonly samples: readonly Sample[];
  readonly label: string;
}) {
  const { style } = useApp();
  const { ticks, top, areas } = growLine(samples, {
    width: WIDTH,
    height: HEIGHT,
    unit: ofRateUnit(1, style.rateUnit),
  });
  return (
    <figure className={classes.figure} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <span key={tick} className={classes.tick} style={{ bottom: `${(tick / top) * 100}%` }}>
          {throughputTick(tick, ticks.at(-1) ?? tick, style)}
        </span>
      ))}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {areas.map(({ direction, line, area }) => (
          <g key={direction} data-direction={direction}>
            <path className={classes.area} d={area} />
            <path className={classes.line} d={line} />
          </g>
        ))}
      </svg>
    </figure>
  );
}
