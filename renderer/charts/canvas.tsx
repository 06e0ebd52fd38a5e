import { useEffect, useLayoutEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TimeRange } from '../../shared/time-range';

/** Up to this many points each one is shown as a dot; above, lone ones only. */
const FEW_POINTS = 24;
const WITH_BAND = '+band';
const DASHED = '+dashed';
const DASHES = [5, 4];
/** An edge of a band is not drawn itself. */
const EDGE: UPlot.Series = { stroke: 'transparent', width: 0, points: { show: false } };

/** What lies between two values of each moment. */
export interface Band {
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** One line: a token of tokens.css names its colour. */
export interface Line {
  readonly color: `--lw-${string}`;
  /** Null breaks the line; undefined is a moment of other lines, over which it goes on. */
  readonly values: readonly (number | null | undefined)[];
  /** Drawn with dashes, so that two figures of one colour are told apart. */
  readonly isDashed?: boolean;
  /** Shaded behind the line; null where there is none. */
  readonly band: Band | null;
}

interface CanvasProps {
  readonly range: TimeRange;
  readonly top: number;
  readonly height: number;
  /** Times of the values; every line has as many. */
  readonly times: readonly number[];
  readonly lines: readonly Line[];
  /** Redraws with other colours when it changes. */
  readonly colorScheme: string;
}

/** The lines of a chart, and nothing else: drawn by uPlot from edge to edge. */
export function Canvas({ range, top, height, times, lines, colorScheme }: CanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot | null>(null);
  const shape = lines
    .map(({ color, band, isDashed }) =>
      [color, isDashed === true ? DASHED : '', band === null ? '' : WITH_BAND].join(''),
    )
    .join(' ');

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const made = new UPlot(optionsFor(shape.split(' '), element.clientWidth, height), undefined, element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape, height]);

  useEffect(() => {
    const made = plot.current;
    if (made === null) return;
    made.batch(() => {
      const columns = lines.flatMap((line) => [...bandColumns(line.band), line.values]);
      made.setData([times, ...columns] as unknown as UPlot.AlignedData, false);
      made.setScale('x', { min: range.from, max: range.to });
      made.setScale('y', { min: 0, max: top });
    });
    made.redraw();
  }, [range, top, times, lines, shape, height, colorScheme]);

  return <div ref={host} aria-hidden="true" />;
}

function bandColumns(band: Band | null): readonly Line['values'][] {
  return band === null ? [] : [band.low, band.high];
}

/** The series of a line come after the two edges of its band. */
function optionsFor(shape: readonly string[], width: number, height: number): UPlot.Options {
  const series: UPlot.Series[] = [{}];
  const bands: UPlot.Band[] = [];
  for (const entry of shape) {
    const color = entry.replace(WITH_BAND, '').replace(DASHED, '');
    if (entry.includes(WITH_BAND)) {
      bands.push({ series: [series.length + 1, series.length], fill: () => getShade(color) });
      series.push(EDGE, EDGE);
    }
    series.push(seriesFor(color, entry.includes(DASHED)));
  }
  return {
    width,
    height,
    padding: [0, 0, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: false, auto: false }, y: { auto: false } },
    series,
    bands,
  };
}

function getColor(token: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim();
}

function getShade(token: string): string {
  return `color-mix(in srgb, ${getColor(token)} 16%, transparent)`;
}

function seriesFor(color: string, isDashed: boolean): UPlot.Series {
  const stroke = () => getColor(color);
  return {
    stroke,
    width: 1.75,
    ...(isDashed && { dash: DASHES }),
    points: {
      show: true,
      size: 5,
      stroke,
      fill: stroke,
      filter: (self, seriesIndex) => getDots(self.data[seriesIndex] ?? []),
    },
  };
}

/** Values that would not be seen as a line: lone ones, or all while they are few. */
function getDots(values: ArrayLike<number | null | undefined>): number[] {
  const known = Array.from({ length: values.length }, (_, index) => index).filter(
    (index) => values[index] !== undefined,
  );
  const isThere = (place: number) => values[known[place] ?? -1] != null;
  const there = known.filter((_, place) => isThere(place));
  if (there.length <= FEW_POINTS) return there;
  return known.filter((_, place) => isThere(place) && !isThere(place - 1) && !isThere(place + 1));
}
