/** The middle value, or the mean of the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** Value below which the share `ratio` (0 to 1) of the values lies, interpolated linearly; null of nothing. */
export function quantile(values: readonly number[], ratio: number): number | null {
  return quantileOfSorted(
    [...values].sort((a, b) => a - b),
    ratio,
  );
}

/** The same of values that are sorted already. */
export function quantileOfSorted(sorted: ArrayLike<number>, ratio: number): number | null {
  const position = (sorted.length - 1) * ratio;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}
