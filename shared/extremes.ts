/** The highest of any number of values, and `floor` where none is higher. Unlike Math.max(...) no length is too long. */
export function highest(values: Iterable<number>, floor = Number.NEGATIVE_INFINITY): number {
  let found = floor;
  for (const value of values) if (value > found) found = value;
  return found;
}

/** The lowest of any number of values, and `ceiling` where none is lower. */
export function lowest(values: Iterable<number>, ceiling = Number.POSITIVE_INFINITY): number {
  let found = ceiling;
  for (const value of values) if (value < found) found = value;
  return found;
}
