import { highest } from '../../shared/extremes';
import type { Sample } from '../hooks/progress';
import { niceTicks } from './ticks';

/** The least time that the line spans, so that it does not race at the start. */
const LEAST_SPAN_MS = 12_000;

export interface Grown {
  readonly ticks: readonly number[];
  readonly top: number;
  /** One area per direction, as SVG paths in a box of `width` × `height`. */
  readonly areas: readonly {
    readonly direction: Sample['direction'];
    readonly line: string;
    readonly area: string;
  }[];
}

/** The box in which a line is drawn, and the unit in bit/s in which its ticks are round. */
interface GrowingBox {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

/** The growing line of a running test; its scale only ever widens as the test goes on. */
export function growLine(samples: readonly Sample[], { width, height, unit }: GrowingBox): Grown {
  const fastest = highest(
    samples.map((sample) => sample.bitsPerSecond),
    1_000_000,
  );
  const ticks = niceTicks(fastest, 3, unit);
  const top = ticks[ticks.length - 1] ?? 1;
  const start = samples[0]?.elapsedMs ?? 0;
  const end = Math.max(start + LEAST_SPAN_MS, samples[samples.length - 1]?.elapsedMs ?? 0);
  const x = (sample: Sample) => (((sample.elapsedMs - start) / (end - start)) * width).toFixed(1);
  const y = (sample: Sample) => (height - (sample.bitsPerSecond / top) * height).toFixed(1);
  const directions = [...new Set(samples.map((sample) => sample.direction))];
  const areas = directions.map((direction) => {
    const own = samples.filter((sample) => sample.direction === direction);
    const line = own.map((sample, index) => `${index === 0 ? 'M' : 'L'}${x(sample)} ${y(sample)}`).join('');
    const [first] = own;
    const last = own[own.length - 1];
    const area =
      first === undefined || last === undefined ? '' : `${line}L${x(last)} ${height}L${x(first)} ${height}Z`;
    return { direction, line, area };
  });
  return { ticks, top, areas };
}
