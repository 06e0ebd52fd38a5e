import { quantile } from '../core/statistics';

/** Arithmetic mean; NaN for an empty list. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean absolute difference between consecutive latency samples, in ms; null below two samples.
 * Not smoothed, unlike the jitter of RFC 3550.
 */
export function jitterMs(latenciesMs: readonly number[]): number | null {
  if (latenciesMs.length < 2) return null;
  return mean(
    latenciesMs.slice(1).map((latencyMs, index) => Math.abs(latencyMs - (latenciesMs[index] ?? latencyMs))),
  );
}

/** Two-sided 95 % quantiles of Student's t distribution by degrees of freedom, from 1 on. */
const T_95 = [
  12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13,
] as const;
const T_95_OF_MANY = 2.05;

/** Half-width of the 95 % confidence interval of the mean, as a share of the mean. Infinite below three values. */
export function relativeHalfWidth(values: readonly number[]): number {
  if (values.length < 3) return Number.POSITIVE_INFINITY;
  const average = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (values.length - 1);
  const t = T_95[values.length - 2] ?? T_95_OF_MANY;
  return (t * Math.sqrt(variance / values.length)) / average;
}

/** Minimum, median and 95th percentile; null for an empty list. */
export function summarizeLatency(values: readonly number[]): LatencySummary | null {
  const [min, median, p95] = [quantile(values, 0), quantile(values, 0.5), quantile(values, 0.95)];
  return min === null || median === null || p95 === null ? null : { min, median, p95 };
}

/** Round-trip times in ms. */
export interface LatencySummary {
  readonly min: number;
  readonly median: number;
  readonly p95: number;
}
