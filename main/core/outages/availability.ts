import type { LineEvent, LineStretch } from '../../../shared/outages';
import type { TimeRange } from '../../../shared/time-range';

/** How the line was in a stretch of time. */
export interface Availability {
  readonly outages: number;
  /** How long it was down, as far as that was observed. */
  readonly downMs: number;
  /** How long it was watched, outages included. */
  readonly observedMs: number;
  /** Share of the observed time in which it was up; null where nothing was observed. */
  readonly ratio: number | null;
}

/** Counts what was observed in a stretch of time. What begins before it counts from its begin on. */
export function availabilityIn(
  range: TimeRange,
  events: readonly LineEvent[],
  stretches: readonly LineStretch[],
): Availability {
  const outages = events.filter(
    ({ kind, startedAt, endedAt }) =>
      kind === 'outage' && startedAt < range.to && (endedAt ?? range.to) > range.from,
  );
  const downMs = outages
    .map(({ startedAt, endedAt }) =>
      Math.max(0, Math.min(endedAt ?? range.to, range.to) - Math.max(startedAt, range.from)),
    )
    .reduce((sum, ms) => sum + ms, 0);
  const watchedMs = stretches
    .filter(({ at }) => at >= range.from && at < range.to)
    .reduce((sum, { observedMs }) => sum + observedMs, 0);
  // The newest minute is not counted yet while an outage in it is.
  const observedMs = Math.max(watchedMs, downMs);
  return {
    outages: outages.length,
    downMs,
    observedMs,
    ratio: observedMs === 0 ? null : 1 - downMs / observedMs,
  };
}
