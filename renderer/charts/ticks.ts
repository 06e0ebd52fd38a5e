/**
 * Round values from 0 to at least `highestValue`, about `count` steps apart in a way that a person would choose
 * (1, 2, 2.5, 5 times a power of ten). Never empty. They are round in `unit`, which is so much of the values’ own one: a
 * megabyte a second is 8 000 000 bit/s.
 */
export function niceTicks(highestValue: number, count: number, unit = 1): readonly number[] {
  if (highestValue <= 0) return [0, unit];
  const highest = highestValue / unit;
  const rough = highest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough;
  const steps = Math.max(1, Math.ceil(highest / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, index) => index * step * unit);
}
