import { highest, lowest } from '../../shared/extremes';

/** The height stands for at least this part of the highest value, so that noise does not look like a storm. */
const LEAST_SPAN_RATIO = 0.1;

/** Lines through neighbouring values, as the `d` of an SVG path; a value that is null breaks the line. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const present = values.filter((value) => value !== null);
  if (present.length === 0) return '';
  const high = highest(present);
  const bottom = lowest(present);
  const span = Math.max(high - bottom, high * LEAST_SPAN_RATIO);
  const low = (high + bottom - span) / 2;
  const x = (index: number) => round((index / Math.max(1, values.length - 1)) * width);
  const y = (value: number) => round(span === 0 ? height / 2 : height - ((value - low) / span) * height);
  let path = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const before = values[index - 1] ?? null;
    const after = values[index + 1] ?? null;
    path += `${before === null ? 'M' : 'L'}${x(index)} ${y(value)}`;
    if (before === null && after === null) path += 'h.01';
  });
  return path;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
