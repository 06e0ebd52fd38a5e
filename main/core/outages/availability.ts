import type { Availability, LineEvent, LineStretch } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';

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
