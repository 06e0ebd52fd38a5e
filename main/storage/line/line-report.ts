import { DAY_MS } from '../../../shared/durations';
import { AVAILABILITY_DAYS, type LineReport } from '../../../shared/history/outages';
import { availabilityIn } from '../../core/outages/availability';
import type { Database } from '../sqlite';
import { LineStore } from './line-store';

const MAX_EVENTS = 500;

/** What the last 30 days say of the line between the tests: of one network, or of all (null). */
export function lineReport(database: Database, now: number, network: string | null = null): LineReport {
  const store = new LineStore(database);
  const longest = { from: now - AVAILABILITY_DAYS[2] * DAY_MS, to: now };
  const events = store.eventsIn(longest, network);
  return {
    availability: AVAILABILITY_DAYS.map((days) => {
      const range = { from: now - days * DAY_MS, to: now };
      return { days, ...availabilityIn(range, events, store.watchedMsIn(range, network)) };
    }),
    events: events.slice(0, MAX_EVENTS),
  };
}
