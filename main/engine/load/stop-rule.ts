import { LIGHT_BYTES } from '../../../shared/providers';
import type { Confidence, Mode } from '../../../shared/run';
import type { Estimate } from './estimator';

/** Limits of one direction. Milliseconds count from the first byte. */
export interface LoadLimits {
  readonly minMs: number;
  readonly maxMs: number;
  /** Data that may be transferred; on fast lines, `minSeconds` of the line’s rate if that is more. */
  readonly bytes: number;
  readonly seconds: number;
  /** Time without any bytes after which the server has stopped. */
  readonly stallMs: number;
  /** Half of the 95 % confidence interval at which the load may end, as a share of the figure; default 2 %. */
  readonly halfWidth?: number;
  /** Time limit while the throughput still grows; default `maxMs`. */
  readonly growingMs?: number;
  /**
   * Additional limits for waiting until the latency under load stops growing, once the throughput is known: time, and
   * bytes or, on fast lines, `seconds` of the line’s rate. Without it, the latency is not waited for.
   */
  readonly latency?: { readonly maxMs: number; readonly bytes: number; readonly seconds: number };
  /** Maximum bytes of each direction, whatever the rate; without it, only the other limits apply. */
  readonly burstBytes?: { readonly download: number; readonly upload: number };
}

/** For scheduled runs: stops as soon as the figure is certain. */
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

/** Half-width for `high` confidence in every mode. */
const HIGH_HALF_WIDTH = 0.02;
const TARGET_DRIFT = 0.02;
const MEDIUM_HALF_WIDTH = 0.05;
const HOLD_MS = 200;
/** Minimum observation time after the throughput has grown, in ms. */
const AFTER_GROWTH_MS = 3_000;

/** Decides when a direction has been measured long enough: the interval must hold for some time. */
export class StopRule {
  readonly #limits: LoadLimits;

  #sureSinceMs: number | null = null;

  constructor(limits: LoadLimits) {
    this.#limits = limits;
  }

  /**
   * Takes the newest estimate and the bytes since the line was full. Returns true if the load may end. `grewAtMs`:
   * when the throughput last grew after it had settled, on the clock of `elapsedMs`; null if it never did.
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

/** The confidence of an estimate. */
export function getConfidence(estimate: Estimate): Confidence {
  if (isSure(estimate)) return 'high';
  return estimate.relativeHalfWidth <= MEDIUM_HALF_WIDTH ? 'medium' : 'low';
}
