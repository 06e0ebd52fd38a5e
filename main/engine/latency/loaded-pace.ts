/** Probes a second under load. */
export const LOADED_PACES = { slow: 20, medium: 50, fast: 100 } as const;

/** A probe moves about 500 bytes in each direction, heads of the packets included. */
const PROBE_BITS = 4_000;
/**
 * Share of the line that probes may take: what they take is missing from the throughput. Far below the 5 % that
 * draft-ietf-ippm-responsiveness allows ("PTC").
 */
const MOST_OF_LINE = 0.002;

/**
 * How many probes a second a line bears beside its load, 20 to 100: the more there are, the surer are the percentiles
 * of a short test.
 */
export function loadedPace(bitsPerSecond: number): number {
  const most = (bitsPerSecond * MOST_OF_LINE) / PROBE_BITS;
  if (most >= LOADED_PACES.fast) return LOADED_PACES.fast;
  return most >= LOADED_PACES.medium ? LOADED_PACES.medium : LOADED_PACES.slow;
}
