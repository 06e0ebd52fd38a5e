import { LIGHT_BYTES } from '../../../shared/providers';
import type { Confidence, Mode } from '../../../shared/run';
import type { Estimate } from './estimator';

/** What a direction may cost. Milliseconds count from the first byte. */
export interface LoadLimits {
  readonly minMs: number;
  readonly maxMs: number;
  /** Data that may be moved at least; on fast lines `minSeconds` of the line's rate if that is more. */
  readonly bytes: number;
  readonly seconds: number;
  /** Nothing at all for this long means that the server has stopped. */
  readonly stallMs: number;
  /** Half of the 95 % confidence interval at which the load may end, as a share of the figure; 2 % if not given. */
  readonly halfWidth?: number;
  /** While the throughput still grows, the load may go on until then; `maxMs` if not given. */
  readonly growingMs?: number;
  /**
   * What it may cost more, once the throughput is known, to go on until the latency under load stops growing: so long,
   * and so many bytes or, on fast lines, `seconds` of the line's rate. Not waited for if not given.
   */
  readonly latency?: { readonly maxMs: number; readonly bytes: number; readonly seconds: number };
  /** What each direction may move at the very most, at whatever rate; bounded by the other limits alone if not given. */
  readonly burstBytes?: { readonly download: number; readonly upload: number };
}

/** For scheduled runs: stops as soon as the figure is sure. */
const QUICK_LIMITS: LoadLimits = {
  minMs: 1_000,
  maxMs: 5_000,
  bytes: 25_000_000,
  seconds: 2,
  stallMs: 4_000,
  growingMs: 8_000,
  latency: { maxMs: 5_000, bytes: 25_000_000, seconds: 1 },
};

/** Limits of each mode. */
export const LIMITS: Readonly<Record<Mode, LoadLimits>> = {
  quick: QUICK_LIMITS,
  full: {
    minMs: 4_000,
    maxMs: 12_000,
    bytes: 50_000_000,
    seconds: 12,
    stallMs: 4_000,
    halfWidth: 0.01,
    latency: { maxMs: 5_000, bytes: 100_000_000, seconds: 4 },
  },
  light: { minMs: 200, maxMs: 1_500, bytes: 2_000_000, seconds: 0, stallMs: 4_000, burstBytes: LIGHT_BYTES },
};

/** What `high` confidence means, whatever the mode aims at. */
const HIGH_HALF_WIDTH = 0.02;
const TARGET_DRIFT = 0.02;
const MEDIUM_HALF_WIDTH = 0.05;
const HOLD_MS = 200;
/** A throughput that has just grown is looked at for so long. */
const AFTER_GROWTH_MS = 3_000;

/** Decides when a direction has been measured long enough: the interval must hold for a while, not by chance. */
export class StopRule {
  readonly #limits: LoadLimits;

  #sureSinceMs: number | null = null;

  constructor(limits: LoadLimits) {
    this.#limits = limits;
  }

  /**
   * Feeds the newest estimate, and what was moved since the line was full; true when the load may end. `grewAtMs`: when
   * the throughput last grew after it had seemed to be full, on the clock of `elapsedMs`; null if it never did.
   */
  isDone(
    elapsedMs: number,
    bytes: number,
    estimate: Estimate | null,
    grewAtMs: number | null = null,
  ): boolean {
    if (elapsedMs >= this.#mostMs(grewAtMs)) return true;
    if (estimate === null) return false;
    const byteCap = Math.max(this.#limits.bytes, (estimate.bitsPerSecond / 8) * this.#limits.seconds);
    if (bytes >= byteCap && elapsedMs >= this.#limits.minMs) return true;
    if (!isSure(estimate, this.#limits.halfWidth)) this.#sureSinceMs = null;
    else this.#sureSinceMs ??= elapsedMs;
    return (
      this.#sureSinceMs !== null &&
      elapsedMs >= this.#limits.minMs &&
      elapsedMs - this.#sureSinceMs >= HOLD_MS
    );
  }

  #mostMs(grewAtMs: number | null): number {
    const { maxMs, growingMs = maxMs } = this.#limits;
    return grewAtMs === null ? maxMs : Math.min(growingMs, Math.max(maxMs, grewAtMs + AFTER_GROWTH_MS));
  }
}

const isSure = (estimate: Estimate, halfWidth = HIGH_HALF_WIDTH): boolean =>
  estimate.relativeHalfWidth <= halfWidth && estimate.relativeDrift <= TARGET_DRIFT;

/** How sure an estimate is. */
export function getConfidence(estimate: Estimate): Confidence {
  if (isSure(estimate)) return 'high';
  return estimate.relativeHalfWidth <= MEDIUM_HALF_WIDTH ? 'medium' : 'low';
}
