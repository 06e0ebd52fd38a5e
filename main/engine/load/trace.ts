/** Number of bytes transferred until a time on the engine’s clock. */
export interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** Samples in the order of time. */
export type Trace = readonly Sample[];

/** Bytes transferred until a time: interpolated between samples, constant outside of them. */
export function bytesAt(trace: Trace, atMs: number): number {
  let low = 0;
  let high = trace.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trace[middle]?.atMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  const after = trace[low];
  if (after === undefined) return 0;
  const before = trace[low - 1];
  if (before === undefined || atMs >= after.atMs) return after.bytes;
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  return before.bytes + (after.bytes - before.bytes) * share;
}

/** Throughput in bit/s between two moments; 0 for an empty span. */
export function bitsPerSecondBetween(trace: Trace, fromMs: number, toMs: number): number {
  return toMs > fromMs ? ((bytesAt(trace, toMs) - bytesAt(trace, fromMs)) * 8_000) / (toMs - fromMs) : 0;
}

/** Throughput in bit/s of consecutive windows that fill the span from its end backwards, in the order of time. */
export function windowRates(trace: Trace, fromMs: number, toMs: number, windowMs: number): number[] {
  const count = Math.floor((toMs - fromMs) / windowMs + 1e-9);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const startMs = toMs - (count - index) * windowMs;
    return bitsPerSecondBetween(trace, startMs, startMs + windowMs);
  });
}
