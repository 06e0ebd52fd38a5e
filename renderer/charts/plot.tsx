import type { PointerEvent, ReactNode } from 'react';
import { highest as findHighest } from '../../shared/extremes';
import type { TimeRange } from '../../shared/time-range';
import type { TimeStyle } from '../../shared/texts/format-time';
import { Canvas, type Line } from './canvas';
import { namedGaps, type ShownGap } from './gaps';
import { tickLabel } from './tick-label';
import { niceTicks } from './ticks';
import { timeTicks } from './time-ticks';
import classes from './plot.module.css';

/** A value that the lines are held against. */
export interface Mark {
  readonly value: number;
  readonly label: string;
}

interface PlotProps {
  readonly range: TimeRange;
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly gaps: readonly (ShownGap & { readonly label: string })[];
  readonly height: number;
  /** Words a value on the axis; the topmost one with its unit. */
  readonly wordTick: (value: number, isTop: boolean) => string;
  readonly style: TimeStyle;
  readonly colorScheme: string;
  /** The moment under the crosshair, with the values there; null without one. */
  readonly crosshair: { readonly at: number; readonly values: readonly (number | null)[] } | null;
  readonly onPoint: (at: number | null) => void;
  readonly hasTimes: boolean;
  readonly children?: ReactNode;
}

const TIME_TICKS = 8;
/** Room above the topmost tick, for its label. */
const HEADROOM = 1.07;

/** One plot: quiet grid, named gaps, lines, labels inside the left edge, and a crosshair. */
export function Plot(props: PlotProps) {
  const { range, lines, marks, gaps, height, style, crosshair } = props;
  const highest = findHighest(
    [
      ...lines.flatMap((line) => [...line.values, ...(line.band?.high ?? [])].map((value) => value ?? 0)),
      ...marks.map((mark) => mark.value),
    ],
    0,
  );
  const ticks = niceTicks(highest, height > 150 ? 4 : 2);
  const top = (ticks[ticks.length - 1] ?? 1) * HEADROOM;
  const left = (at: number) => `${((at - range.from) / (range.to - range.from)) * 100}%`;
  const bottom = (value: number) => `${(value / top) * 100}%`;
  const share = (of: TimeRange) => (of.to - of.from) / (range.to - range.from);
  const named = namedGaps(gaps, range);
  const times = timeTicks(range, style.timeZone, TIME_TICKS);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    props.onPoint(range.from + ((event.clientX - box.left) / box.width) * (range.to - range.from));
  };
  return (
    <>
      <div
        className={classes.plot}
        style={{ height }}
        onPointerMove={point}
        onPointerLeave={() => props.onPoint(null)}
      >
        <div aria-hidden="true">
          {ticks.map((tick) => (
            <i key={tick} className={classes.grid} style={{ bottom: bottom(tick) }} />
          ))}
          {gaps.map((gap) => (
            <div
              key={`${gap.kind} ${gap.from}`}
              className={classes.gap}
              data-kind={gap.kind}
              style={{ left: left(gap.from), width: `${share(gap) * 100}%` }}
            >
              {named.has(gap) && <span>{gap.label}</span>}
            </div>
          ))}
          {marks.map((mark) => (
            <i key={mark.label} className={classes.mark} style={{ bottom: bottom(mark.value) }}>
              <span>{mark.label}</span>
            </i>
          ))}
        </div>
        <Canvas
          range={range}
          top={top}
          height={height}
          times={props.times}
          lines={lines}
          colorScheme={props.colorScheme}
        />
        <div aria-hidden="true">
          {ticks.map((tick, index) => (
            <span key={tick} className={classes.tick} style={{ bottom: bottom(tick) }}>
              {props.wordTick(tick, index === ticks.length - 1)}
            </span>
          ))}
          {crosshair !== null && (
            <>
              <i className={classes.crosshair} style={{ left: left(crosshair.at) }} />
              {lines.map((line, index) => {
                const value = crosshair.values[index] ?? null;
                if (value === null) return null;
                return (
                  <i
                    key={line.color}
                    className={classes.dot}
                    style={{
                      left: left(crosshair.at),
                      bottom: bottom(value),
                      background: `var(${line.color})`,
                    }}
                  />
                );
              })}
            </>
          )}
        </div>
        {props.children}
      </div>
      {props.hasTimes && (
        <div className={classes.times} aria-hidden="true">
          {times.at.map((at) => (
            <span
              key={at}
              data-edge={getEdge((at - range.from) / (range.to - range.from))}
              style={{ left: left(at) }}
            >
              {tickLabel(at, times.unit, style)}
            </span>
          ))}
        </div>
      )}
    </>
  );
}

/** Labels at an edge are set inwards, so that they are not cut. */
function getEdge(share: number): 'start' | 'end' | undefined {
  if (share < 0.03) return 'start';
  return share > 0.97 ? 'end' : undefined;
}
