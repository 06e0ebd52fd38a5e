import { SECOND_MS } from '../../../shared/durations';
import type { LineEventKind } from '../../../shared/history/outages';
import type { ClockReading } from '../schedule/passage';

/** Looks come every one or two seconds: after a longer pause, what was under way says nothing about the line. */
const LONGEST_PAUSE_MS = 5 * SECOND_MS;
/** Clocks drift, are slewed, and some count whole seconds. */
const TOLERANCE_MS = 2.5 * SECOND_MS;

export type AbsenceKind = Extract<LineEventKind, 'asleep' | 'standstill' | 'clock-set'>;

/**
 * Why the time between two looks was not observed; null where it was. The uptime counts time asleep, the monotonic clock
 * does so on some systems only: there `hasWoken` tells (the system has announced that it woke up).
 */
export function absenceBetween(
  before: ClockReading,
  after: ClockReading,
  hasWoken: boolean,
): AbsenceKind | null {
  const monotonicMs = after.monotonicMs - before.monotonicMs;
  const passedMs = Math.max(monotonicMs, after.uptimeMs - before.uptimeMs);
  const surplusMs = after.wallMs - before.wallMs - passedMs;
  if (passedMs - monotonicMs > TOLERANCE_MS) return 'asleep';
  if (hasWoken && (surplusMs > TOLERANCE_MS || monotonicMs > LONGEST_PAUSE_MS)) return 'asleep';
  if (Math.abs(surplusMs) > TOLERANCE_MS) return 'clock-set';
  return monotonicMs > LONGEST_PAUSE_MS ? 'standstill' : null;
}
