import { mean, relativeHalfWidth } from './statistics';
import { bitsPerSecondBetween, windowRates, type Trace } from './trace';

const HEAD_WINDOW_MS = 50;
const MIN_BATCH_MS = 100;
const BATCH_ROUND_TRIPS = 5;
const MIN_BATCHES = 4;
const PEAK_WINDOW_MS = 1_000;

/** Throughput of the stretch in which the line was full. */
export interface Estimate {
  /** Payload bytes over time: neither a percentile nor a mean of windows, which both are biased. */
  readonly bitsPerSecond: number;
  /** The stretch, on the clock of the trace. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Half of the 95 % confidence interval by batch means, as a share of the estimate; infinite with few batches. */
  readonly relativeHalfWidth: number;
  /** How far the two halves of the stretch differ, as a share of the estimate. */
  readonly relativeDrift: number;
}

/**
 * Estimates the throughput of the line from a trace whose warm-up is over at `settledAtMs`. What is left of a slow
 * head is trimmed away as MSER does (White 1997: the start that minimises the standard error of the mean), at most
 * half of the stretch. Null while the stretch is shorter than two batches.
 */
export function estimate(trace: Trace, settledAtMs: number, roundTripMs: number): Estimate | null {
  const toMs = trace.at(-1)?.atMs ?? settledAtMs;
  const batchMs = batchLengthMs(roundTripMs);
  const fromMs = trimmedHead(trace, settledAtMs, toMs, batchMs);
  if (toMs - fromMs < 2 * batchMs) return null;
  const bitsPerSecond = bitsPerSecondBetween(trace, fromMs, toMs);
  const batches = windowRates(trace, fromMs, toMs, batchMs);
  const middleMs = (fromMs + toMs) / 2;
  const halves = bitsPerSecondBetween(trace, middleMs, toMs) - bitsPerSecondBetween(trace, fromMs, middleMs);
  return {
    bitsPerSecond,
    fromMs,
    toMs,
    relativeHalfWidth: batches.length < MIN_BATCHES ? Number.POSITIVE_INFINITY : relativeHalfWidth(batches),
    relativeDrift: bitsPerSecond > 0 ? Math.abs(halves) / bitsPerSecond : Number.POSITIVE_INFINITY,
  };
}

/** Batches must be long against the round trip, or their means are not independent. */
function batchLengthMs(roundTripMs: number): number {
  return Math.max(MIN_BATCH_MS, BATCH_ROUND_TRIPS * roundTripMs);
}

function trimmedHead(trace: Trace, fromMs: number, toMs: number, batchMs: number): number {
  const rates = windowRates(trace, fromMs, toMs, HEAD_WINDOW_MS);
  const spareWindows = Math.floor(
    Math.min(rates.length / 2, rates.length - (MIN_BATCHES * batchMs) / HEAD_WINDOW_MS),
  );
  let best = { cut: 0, error: Number.POSITIVE_INFINITY };
  for (let cut = 0; cut <= spareWindows; cut++) {
    const rest = rates.slice(cut);
    const average = mean(rest);
    const error = rest.reduce((sum, rate) => sum + (rate - average) ** 2, 0) / rest.length ** 2;
    if (error < best.error) best = { cut, error };
  }
  return best.cut === 0 ? fromMs : toMs - (rates.length - best.cut) * HEAD_WINDOW_MS;
}

/** The highest throughput over any full second, in bit/s; null of a trace shorter than that. */
export function peakBitsPerSecond(trace: Trace): number | null {
  const firstMs = trace[0]?.atMs ?? 0;
  const peak = Math.max(
    ...trace
      .filter((sample) => sample.atMs - firstMs >= PEAK_WINDOW_MS)
      .map((sample) => bitsPerSecondBetween(trace, sample.atMs - PEAK_WINDOW_MS, sample.atMs)),
  );
  return Number.isFinite(peak) ? peak : null;
}
