/** Milliseconds of probes on new connections under load, one list a kind. */
export interface ForeignTimes {
  readonly tcpMs: readonly number[];
  /** Normalised to one round trip each; null over plain TCP. */
  readonly tlsMs: readonly number[] | null;
  readonly httpMs: readonly number[];
}

/** Share of the samples that a trimmed mean keeps: all but the slowest, "TMP" of draft-ietf-ippm-responsiveness. */
const KEPT_SHARE = 0.95;
/** With fewer samples of a kind, chance speaks louder than the line. */
const LEAST_SAMPLES = 5;
const MS_PER_MINUTE = 60_000;

/** Mean without the slowest 5 % of the values; null below five values. */
export function trimmedMean(values: readonly number[]): number | null {
  if (values.length < LEAST_SAMPLES) return null;
  const kept = [...values].sort((a, b) => a - b).slice(0, Math.ceil(values.length * KEPT_SHARE));
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}

/**
 * Round trips a minute on new connections under load: the foreign part of draft-ietf-ippm-responsiveness. Each kind
 * of probe weighs the same; over plain TCP there are two kinds. Null when a kind has too few samples.
 */
export function foreignRpm({ tcpMs, tlsMs, httpMs }: ForeignTimes): number | null {
  const kinds = tlsMs === null ? [tcpMs, httpMs] : [tcpMs, tlsMs, httpMs];
  let sumMs = 0;
  for (const kind of kinds) {
    const meanMs = trimmedMean(kind);
    if (meanMs === null) return null;
    sumMs += meanMs;
  }
  return sumMs > 0 ? MS_PER_MINUTE / (sumMs / kinds.length) : null;
}

/**
 * Responsiveness in round trips a minute as draft-ietf-ippm-responsiveness defines it: the mean of its foreign part
 * and of the part on the connections that bear the load (`selfMs`). Null when either has too few samples.
 */
export function fullRpm(foreign: ForeignTimes, selfMs: readonly number[]): number | null {
  const foreignPart = foreignRpm(foreign);
  const selfMeanMs = trimmedMean(selfMs);
  if (foreignPart === null || selfMeanMs === null || selfMeanMs <= 0) return null;
  return (foreignPart + MS_PER_MINUTE / selfMeanMs) / 2;
}

/** The responsiveness of a run: of the direction in which the line is slower to answer; null without any. */
export function lowerRpm(first: number | null, second: number | null): number | null {
  if (first === null) return second;
  return second === null ? first : Math.min(first, second);
}
