/** Steps that people count by. */
const STEPS = [1, 2, 2.5, 5, 10] as const;
const MOST_LINES = 5;

/** Values of grid lines from 0 to at least `highest`, evenly spaced; 0 and 1 where that is 0. */
export function gridLines(highest: number): readonly number[] {
  if (highest <= 0) return [0, 1];
  const raw = highest / MOST_LINES;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((one) => one * power >= raw) ?? 10) * power;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}
