import type { ReactNode } from 'react';
import { highest as findHighest } from '../../shared/extremes';
import type { TimeRange } from '../../shared/time-range';
import type { TimeStyle } from '../../shared/texts/format-time';
import { Canvas, type Line } from './canvas';
import { namedGaps, type NamedGap } from './gaps';
import { niceTicks } from './ticks';
import { getEdge, TimeAxis } from './time-axis';
import { getMiddleOf, getShare, timeUnder } from './time-share';
import classes from './plot.module.css';

/** A value that the lines are held against. */
export interface Mark {
  readonly value: number;
  readonly label: string;
}

/** A run beside the lines, with what it is. */
export interface HollowPoint {
  readonly at: number;
  readonly values: readonly (number | null)[];
  readonly label: string;
}

interface PlotProps {
  readonly range: TimeRange;
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly gaps: readonly (NamedGap & { readonly label: string })[];
  readonly height: number;
  /** Values above this are cut off; left out where the highest one is the top. */
  readonly cap?: number;
  /** Ticks are round numbers of so much of the values’ unit; 1 where it is left out. */
  readonly tickUnit?: number | undefined;
  /** Words a value on the axis whose topmost one is `top`, which has the unit. */
  readonly wordTick: (value: number, top: number) => string;
  readonly style: TimeStyle;
  readonly colorScheme: string;
  /** The moment under the crosshair, with the values there; null without one. */
  readonly crosshair: { readonly at: number; readonly values: readonly (number | null)[] } | null;
  readonly onPoint: (at: number | null) => void;
  /** Values of runs that are in no line, in the order of `lines`: drawn hollow. */
  readonly hollow?: readonly HollowPoint[];
  readonly hasTimes: boolean;
  readonly children?: ReactNode;
}

/** The height of the label of a mark, in CSS pixels. */
const LABEL_PX = 13;
/** Room above the topmost tick, for its label. */
const HEADROOM = 1.07;

/** One plot: quiet grid, named gaps, lines, labels inside the left edge, and a crosshair. */
export function Plot(props: PlotProps) {
  const { range, lines, marks, gaps, height, style, crosshair, cap } = props;
  const highest = findHighest(
    [
      ...lines.flatMap((line) => [...line.values, ...(line.band?.high ?? [])].map((value) => value ?? 0)),
      ...marks.map((mark) => mark.value),
    ],
    0,
  );
  // Where nothing was measured, or nothing but 0, no scale is known.
  const ticks =
    highest > 0 ? niceTicks(Math.min(highest, cap ?? highest), height > 150 ? 4 : 2, props.tickUnit) : [0];
  const top = (ticks[ticks.length - 1] || 1) * HEADROOM;
  const left = (at: number) => `${getShare(at, range) * 100}%`;
  const bottom = (value: number) => `${(value / top) * 100}%`;
  const share = (of: TimeRange) => (of.to - of.from) / (range.to - range.from);
  const named = namedGaps(gaps, range);
  const labelled = labelledMarks(marks, top, height);
  return (
    <>
      <div
        className={classes.plot}
        data-plot
        style={{ height }}
        onPointerMove={(event) => props.onPoint(timeUnder(event, range))}
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
              data-edge={getEdge(getShare(getMiddleOf(gap), range))}
              style={{ left: left(gap.from), width: `${share(gap) * 100}%` }}
            >
              {named.has(gap) && <span>{gap.label}</span>}
            </div>
          ))}
          {marks.map((mark) => (
            <i key={mark.label} className={classes.mark} style={{ bottom: bottom(mark.value) }}>
              {labelled.has(mark) && <span>{mark.label}</span>}
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
          {ticks.map((tick) => (
            <span key={tick} className={classes.tick} style={{ bottom: bottom(tick) }}>
              {props.wordTick(tick, ticks.at(-1) ?? tick)}
            </span>
          ))}
          {(props.hollow ?? []).flatMap(({ at, values, label }) =>
            lines.map((line, index) => {
              const value = values[index] ?? null;
              if (value === null || at < range.from || at > range.to) return null;
              return (
                <i
                  key={`${at} ${index} ${line.color}`}
                  className={classes.hollow}
                  title={label}
                  style={{
                    left: left(at),
                    bottom: bottom(Math.min(value, top)),
                    borderColor: `var(${line.color})`,
                  }}
                />
              );
            }),
          )}
          {crosshair !== null && (
            <>
              <i className={classes.crosshair} style={{ left: left(crosshair.at) }} />
              {lines.map((line, index) => {
                const value = crosshair.values[index] ?? null;
                if (value === null || value > top) return null;
                return (
                  <i
                    key={`${index} ${line.color}`}
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
      {props.hasTimes && <TimeAxis range={range} style={style} />}
    </>
  );
}

/** The marks whose labels have room above each other; the first ones go before the others. */
function labelledMarks(marks: readonly Mark[], top: number, height: number): ReadonlySet<Mark> {
  const labelled = new Set<Mark>();
  for (const mark of marks) {
    const isFree = [...labelled].every(
      (other) => (Math.abs(other.value - mark.value) / top) * height >= LABEL_PX,
    );
    if (isFree) labelled.add(mark);
  }
  return labelled;
}
