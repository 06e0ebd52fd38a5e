import { MINUTE_MS, SECOND_MS } from '../../../shared/durations';

/** All clocks of the computer, read at the same moment. In ms. */
export interface ClockReading {
  readonly wallMs: number;
  readonly monotonicMs: number;
  readonly uptimeMs: number;
}

/** What happened between two looks at the clocks. */
export interface Passage {
  /** How much time has passed in truth, asleep or awake. */
  readonly passedMs: number;
  /** How long nobody looked, because the computer slept or the process stood still; 0 where looks came as usual. */
  readonly absentMs: number;
  /** How far the wall clock was set forward (positive) or back (negative); 0 where it only went on. */
  readonly clockShiftMs: number;
}

/** Looks come every few seconds: a longer pause is an absence. */
const LONGEST_PAUSE_MS = MINUTE_MS;

/** Clocks drift, are slewed, and some count whole seconds. */
const TOLERANCE_MS = 2.5 * SECOND_MS;

/**
 * Tells sleep from a changed clock. Time asleep is counted by the uptime, on some systems by the monotonic clock, too;
 * where neither counts it, `hasWoken` (the system has announced that it woke up) says that it was sleep.
 */
export function passageBetween(before: ClockReading, after: ClockReading, hasWoken: boolean): Passage {
  const passedMs = Math.max(0, after.monotonicMs - before.monotonicMs, after.uptimeMs - before.uptimeMs);
  const wallMs = after.wallMs - before.wallMs;
  const surplusMs = wallMs - passedMs;
  const isUncountedSleep = hasWoken && surplusMs > TOLERANCE_MS;
  const awayMs = isUncountedSleep ? wallMs : passedMs;
  return {
    passedMs: awayMs,
    absentMs: awayMs > LONGEST_PAUSE_MS ? awayMs : 0,
    clockShiftMs: isUncountedSleep || Math.abs(surplusMs) <= TOLERANCE_MS ? 0 : surplusMs,
  };
}
