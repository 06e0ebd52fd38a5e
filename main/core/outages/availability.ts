import { highest } from '../../../shared/extremes';
import type { Availability, LineEvent } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';

/** Outages of which at least a part lies in a stretch of time. */
export function outagesIn({ from, to }: TimeRange, events: readonly LineEvent[]): readonly LineEvent[] {
  return events.filter(
    ({ kind, startedAt, endedAt }) => kind === 'outage' && startedAt < to && (endedAt ?? to) > from,
  );
}

/**
 * Counts what was observed in a stretch of time. What begins before it counts from its begin on. `watchedMs` is how long the
 * line was watched in it, in ms.
 */
export function availabilityIn(
  range: TimeRange,
  events: readonly LineEvent[],
  watchedMs: number,
): Availability {
  const lengths = outagesIn(range, events).map(({ startedAt, endedAt }) =>
    Math.max(0, Math.min(endedAt ?? range.to, range.to) - Math.max(startedAt, range.from)),
  );
  const downMs = lengths.reduce((sum, ms) => sum + ms, 0);
  // The newest minute is not counted yet while an outage in it is.
  const observedMs = Math.max(watchedMs, downMs);
  return {
    outages: lengths.length,
    downMs,
    longestMs: highest(lengths, 0),
    observedMs,
    ratio: observedMs === 0 ? null : 1 - downMs / observedMs,
  };
}
