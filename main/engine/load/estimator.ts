import { mean, relativeHalfWidth } from '../statistics';
import { bytesBelow, supportingLine, type SupportingLine } from './supporting-line';
import { bitsPerSecondBetween, windowRates, type Trace } from './trace';

const HEAD_WINDOW_MS = 50;
const MIN_BATCH_MS = 100;
const BATCH_ROUND_TRIPS = 5;
const MIN_BATCHES = 4;
const PEAK_WINDOW_MS = 1_000;
/** Minimum share of the range that a supporting line must span; otherwise the rate is falling. */
const MIN_LINE_SHARE = 0.5;
/**
 * Bytes delayed by lost packets arrive within this number of batches; a longer tail below the line is a slower line.
 */
const HELD_BACK_BATCHES = 3;
/** Parts of a full line in each of which the curve touches its supporting line, not only at its ends. */
const TOUCH_STRETCHES = [
  [0.15, 0.5],
  [0.5, 0.85],
] as const;
/** Maximum difference between the slopes of the parts and the whole, as a multiple of the slack. */
const SLOPES_PER_SLACK = 4;

/** Throughput of the range in which the line was full. */
export interface Estimate {
  /** Bytes divided by time; percentiles and means of windows are both biased. */
  readonly bitsPerSecond: number;
  /** The range, on the clock of the trace. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Half of the 95 % confidence interval, as a share of the estimate; infinite if too little is known. */
  readonly relativeHalfWidth: number;
  /** Difference between the two halves of the range, as a share of the estimate. */
  readonly relativeDrift: number;
}

/**
 * Estimates the throughput of the line from a trace whose warm-up ended at `settledAtMs`: by the supporting line
 * where the line was full, or by the mean of batches where the rate itself varies; the more certain one is returned.
 * Null if the range is too short for both.
 */
export function estimate(trace: Trace, settledAtMs: number, roundTripMs: number): Estimate | null {
  const batchMs = Math.max(MIN_BATCH_MS, BATCH_ROUND_TRIPS * roundTripMs);
  const stretch = trace.filter((sample) => sample.atMs >= settledAtMs);
  const alongLine = estimateAlongLine(stretch, batchMs);
  const byBatches = estimateByBatches(stretch, batchMs);
  return surer(alongLine, byBatches);
}

/** The more certain estimate, the first of equal ones; null if there is none. */
export function surer(one: Estimate | null, other: Estimate | null): Estimate | null {
  if (one === null || other === null) return one ?? other;
  return worst(one) <= worst(other) ? one : other;
}

const worst = (found: Estimate): number => Math.max(found.relativeHalfWidth, found.relativeDrift);

function estimateAlongLine(stretch: Trace, batchMs: number): Estimate | null {
  const [first, last] = [stretch[0], stretch.at(-1)];
  const line = supportingLine(stretch);
  if (first === undefined || last === undefined || line === null) return null;
  const [fromMs, toMs] = [line.from.atMs, line.to.atMs];
  const lengthMs = toMs - fromMs;
  if (lengthMs < MIN_BATCHES * batchMs || lengthMs < MIN_LINE_SHARE * (last.atMs - first.atMs)) return null;
  const bytes = line.to.bytes - line.from.bytes;
  const slack = Math.max(...TOUCH_STRETCHES.map(([begin, end]) => closestWithin(stretch, line, begin, end)));
  const isTailSlow = last.atMs - toMs > HELD_BACK_BATCHES * batchMs;
  return {
    bitsPerSecond: (bytes * 8_000) / lengthMs,
    fromMs,
    toMs,
    relativeHalfWidth: SLOPES_PER_SLACK * slack,
    relativeDrift: isTailSlow ? bytesBelow(line, last) / bytes : 0,
  };
}

/** The least distance of the curve below the line within a part of it, as a share of the line’s bytes. */
function closestWithin(curve: Trace, line: SupportingLine, begin: number, end: number): number {
  const lengthMs = line.to.atMs - line.from.atMs;
  const distances = curve
    .filter(({ atMs }) => atMs > line.from.atMs + begin * lengthMs && atMs < line.from.atMs + end * lengthMs)
    .map((sample) => bytesBelow(line, sample));
  return Math.min(...distances) / (line.to.bytes - line.from.bytes);
}

/**
 * Removes the part of a slow start that minimises the standard error of the rest (MSER, White 1997), at most half.
 */
function estimateByBatches(stretch: Trace, batchMs: number): Estimate | null {
  const toMs = stretch.at(-1)?.atMs ?? 0;
  const fromMs = trimmedHead(stretch, batchMs);
  if (toMs - fromMs < 2 * batchMs) return null;
  const bitsPerSecond = bitsPerSecondBetween(stretch, fromMs, toMs);
  const batches = windowRates(stretch, fromMs, toMs, batchMs);
  const middleMs = (fromMs + toMs) / 2;
  const halves =
    bitsPerSecondBetween(stretch, middleMs, toMs) - bitsPerSecondBetween(stretch, fromMs, middleMs);
  return {
    bitsPerSecond,
    fromMs,
    toMs,
    relativeHalfWidth: batches.length < MIN_BATCHES ? Number.POSITIVE_INFINITY : relativeHalfWidth(batches),
    relativeDrift: bitsPerSecond > 0 ? Math.abs(halves) / bitsPerSecond : Number.POSITIVE_INFINITY,
  };
}

function trimmedHead(stretch: Trace, batchMs: number): number {
  const fromMs = stretch[0]?.atMs ?? 0;
  const toMs = stretch.at(-1)?.atMs ?? 0;
  const rates = windowRates(stretch, fromMs, toMs, HEAD_WINDOW_MS);
  const spareWindows = Math.floor(
    Math.min(rates.length / 2, rates.length - (MIN_BATCHES * batchMs) / HEAD_WINDOW_MS),
  );
  let best = { cut: 0, error: Number.POSITIVE_INFINITY };
  for (let cut = 0; cut <= spareWindows; cut++) {
    const rest = rates.slice(cut);
    const average = mean(rest);
    const error = rest.reduce((sum, rate) => sum + (rate - average) ** 2, 0) / rest.length ** 2;
    const isHeadSlow = cut === 0 || mean(rates.slice(0, cut)) < average;
    if (isHeadSlow && error < best.error) best = { cut, error };
  }
  return best.cut === 0 ? fromMs : toMs - (rates.length - best.cut) * HEAD_WINDOW_MS;
}

/**
 * Throughput of a burst that is too short for batches: that of its second half, where the slow start has the least
 * effect. Null for a curve that does not rise. Its confidence is unknown.
 */
export function estimateBurst(trace: Trace): Estimate | null {
  const last = trace.at(-1);
  const half = trace.find(({ bytes }) => bytes >= (last?.bytes ?? 0) / 2);
  const from = half === last ? trace[0] : half;
  if (from === undefined || last === undefined || last.atMs <= from.atMs) return null;
  return {
    bitsPerSecond: ((last.bytes - from.bytes) * 8_000) / (last.atMs - from.atMs),
    fromMs: from.atMs,
    toMs: last.atMs,
    relativeHalfWidth: Number.POSITIVE_INFINITY,
    relativeDrift: Number.POSITIVE_INFINITY,
  };
}

/** The highest throughput over any full second, in bit/s; null for a shorter trace. */
export function peakBitsPerSecond(trace: Trace): number | null {
  const firstMs = trace[0]?.atMs ?? 0;
  const peak = Math.max(
    ...trace
      .filter((sample) => sample.atMs - firstMs >= PEAK_WINDOW_MS)
      .map((sample) => bitsPerSecondBetween(trace, sample.atMs - PEAK_WINDOW_MS, sample.atMs)),
  );
  return Number.isFinite(peak) ? peak : null;
}
