/** A value in so many parts of one (1 000 for thousandths), rounded to the nearest; null where there is none. */
export function rounded(value: number | null, parts = 1): number | null {
  return value === null ? null : Math.round(value * parts) / parts;
}

export const THOUSANDTHS = 1_000;
export const MILLIONTHS = 1_000_000;
