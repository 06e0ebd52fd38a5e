import { DAY_MS } from '../../../shared/durations';
import { AVAILABILITY_DAYS, type LineReport } from '../../../shared/history/outages';
import { availabilityIn } from '../../core/outages/availability';
import type { Database } from '../sqlite';
import { LineStore } from './line-store';

const MAX_EVENTS = 500;

/** What the last 30 days say of the line between the tests. */
export function lineReport(database: Database, now: number): LineReport {
  const store = new LineStore(database);
  const longest = { from: now - AVAILABILITY_DAYS[2] * DAY_MS, to: now };
  const events = store.eventsIn(longest);
  return {
    availability: AVAILABILITY_DAYS.map((days) => {
      const range = { from: now - days * DAY_MS, to: now };
      return { days, ...availabilityIn(range, events, store.watchedMsIn(range)) };
    }),
    events: events.slice(0, MAX_EVENTS),
  };
}
