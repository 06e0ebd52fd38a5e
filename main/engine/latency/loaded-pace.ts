/** Probes per second under load. */
export const LOADED_PACES = { slow: 20, medium: 50, fast: 100 } as const;

/** Bits that a probe transfers in each direction, with packet headers. */
const PROBE_BITS = 4_000;
/**
 * Maximum share of the line for probes, which reduce the throughput. Far below the 5 % that
 * draft-ietf-ippm-responsiveness allows ("PTC").
 */
const MOST_OF_LINE = 0.002;

/**
 * Number of probes per second that a line can carry beside its load, 20 to 100. More probes give more certain
 * percentiles in a short test.
 */
export function loadedPace(bitsPerSecond: number): number {
  const most = (bitsPerSecond * MOST_OF_LINE) / PROBE_BITS;
  if (most >= LOADED_PACES.fast) return LOADED_PACES.fast;
  return most >= LOADED_PACES.medium ? LOADED_PACES.medium : LOADED_PACES.slow;
}
