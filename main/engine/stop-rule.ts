import type { Estimate } from './estimator';

/** How sure a throughput is: `high` held the target interval, `medium` stayed near it. */
export type Confidence = 'high' | 'medium' | 'low';

/** What a direction may cost. Milliseconds count from the first byte. */
export interface LoadLimits {
  readonly minMs: number;
  readonly maxMs: number;
  /** Data that may be moved at least; on fast lines `minSeconds` of the line's rate if that is more. */
  readonly bytes: number;
  readonly seconds: number;
  /** Nothing at all for this long means that the server has stopped. */
  readonly stallMs: number;
}

/** For scheduled runs: stops as soon as the figure is sure. */
export const QUICK_LIMITS: LoadLimits = {
  minMs: 1_000,
  maxMs: 5_000,
  bytes: 25_000_000,
  seconds: 2,
  stallMs: 4_000,
};

const TARGET_HALF_WIDTH = 0.02;
const TARGET_DRIFT = 0.02;
const MEDIUM_HALF_WIDTH = 0.05;
const HOLD_MS = 200;

/** Decides when a direction has been measured long enough: the interval must hold for a while, not by chance. */
export class StopRule {
  private sureSinceMs: number | null = null;

  constructor(private readonly limits: LoadLimits) {}

  /** Feeds the newest estimate; true when the load may end. */
  isDone(elapsedMs: number, bytes: number, estimate: Estimate | null): boolean {
    if (elapsedMs >= this.limits.maxMs) return true;
    if (estimate === null) return false;
    const byteCap = Math.max(this.limits.bytes, (estimate.bitsPerSecond / 8) * this.limits.seconds);
    if (bytes >= byteCap && elapsedMs >= this.limits.minMs) return true;
    if (!isSure(estimate)) this.sureSinceMs = null;
    else this.sureSinceMs ??= elapsedMs;
    return (
      this.sureSinceMs !== null && elapsedMs >= this.limits.minMs && elapsedMs - this.sureSinceMs >= HOLD_MS
    );
  }
}

const isSure = (estimate: Estimate): boolean =>
  estimate.relativeHalfWidth <= TARGET_HALF_WIDTH && estimate.relativeDrift <= TARGET_DRIFT;

/** How sure an estimate is. */
export function confidenceOf(estimate: Estimate): Confidence {
  if (isSure(estimate)) return 'high';
  return estimate.relativeHalfWidth <= MEDIUM_HALF_WIDTH ? 'medium' : 'low';
}
