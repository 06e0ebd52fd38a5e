/**
 * Round values from 0 to at least `highest`, about `count` steps apart in a way that a person would choose
 * (1, 2, 2.5, 5 times a power of ten). Never empty.
 */
export function niceTicks(highest: number, count: number): readonly number[] {
  if (highest <= 0) return [0, 1];
  const rough = highest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const steps = Math.max(1, Math.ceil(highest / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}
