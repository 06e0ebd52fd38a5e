/** The last and longest step of the back-off that the specification asks for when there is no capacity. */
const NO_CAPACITY_MS = 960_000;
const NO_CAPACITY_DEVIATION = 0.05;
/** The least and the most that the specification lets a client wait between two tests of its own accord. */
const LEAST_MS = 2_160_000;
const MOST_MS = 54_000_000;

/**
 * How long M-Lab is left alone when it has no capacity, in ms. The specification (NDT7 0.11, "Requirements for
 * non-interactive clients") draws from a normal distribution around 60, 120, … 960 s with a deviation of 5 %; a
 * measuring process does not know of the attempts before it, so it takes the longest step. `random` gives 0 to 1.
 */
export function noCapacityHoldOffMs(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(Math.max(Number.MIN_VALUE, random())));
  const normal = radius * Math.cos(2 * Math.PI * random());
  return Math.max(0, NO_CAPACITY_MS * (1 + NO_CAPACITY_DEVIATION * normal));
}

/** How long after "too many requests", in ms: what the service asks for, within the specification's bounds. */
export function tooManyHoldOffMs(retryAfterMs: number | null): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, retryAfterMs ?? 0));
}

/** How long until M-Lab may be asked again, in ms; null when that is now, or when it does not say. */
export function nextRequestHoldOffMs(notBefore: number | null, now: number): number | null {
  if (notBefore === null || !(notBefore > now)) return null;
  return Math.min(MOST_MS, notBefore - now);
}
