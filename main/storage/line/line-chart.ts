import { HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { LineChart, LineEvent } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';
import { chooseBucketMs } from '../../core/chart/bucket-length';
import { availabilityIn } from '../../core/outages/availability';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { LineStore } from './line-store';
import { toStretch, type StretchRow } from './stretch-row';

/** More marks than a chart can tell apart. */
const MAX_EVENTS = 500;
/** What is shorter than this part of a column is not seen between the columns. */
const LEAST_SEEN_RATIO = 0.5;

/** A stretch that begins before the range may reach into it. */
const IN_RANGE = `length_ms IN (${MINUTE_MS}, ${HOUR_MS}) AND at > :from - ${HOUR_MS} AND at < :to
  AND at + length_ms > :from AND (:network IS NULL OR network = :network)`;
const FIRST = `SELECT min(at) AS first, max(length_ms) AS longest FROM line_stretches WHERE ${IN_RANGE}`;
/**
 * Few rows leave SQLite, however long the range is: a year of minutes takes some 150 ms. The median of a column is that of
 * its parts' medians. `median` is part of SQLite (SQLITE_ENABLE_PERCENTILE).
 */
const COLUMNS = `SELECT :columnMs AS length_ms, at - at % :columnMs AS at, sum(observed_ms) AS observed_ms,
    sum(gateway_sent) AS gateway_sent, sum(gateway_failed) AS gateway_failed,
    median(gateway_median_us) AS gateway_median_us, max(gateway_highest_us) AS gateway_highest_us,
    sum(far_sent) AS far_sent, sum(far_failed) AS far_failed,
    median(far_median_us) AS far_median_us, max(far_highest_us) AS far_highest_us
  FROM line_stretches WHERE ${IN_RANGE}
  GROUP BY at - at % :columnMs HAVING sum(observed_ms) > 0 ORDER BY 2`;

/**
 * The line between the tests in about `maxColumns` columns: of one network, or of all (null). No column is narrower than
 * what is kept of its time.
 */
export function readLineChart(
  database: Database,
  range: TimeRange,
  maxColumns: number,
  network: string | null = null,
): LineChart {
  const store = new LineStore(database);
  const chosen = { from: range.from, to: range.to, network };
  const { first, longest } = prepared(database, FIRST).get(chosen) as {
    readonly first: number | null;
    readonly longest: number | null;
  };
  const span = { from: Math.max(first ?? range.from, range.from), to: range.to };
  const columnMs = chooseBucketMs(span, maxColumns, longest ?? MINUTE_MS);
  const rows = prepared(database, COLUMNS).all({ columnMs, ...chosen });
  const events = store.eventsIn(range, network);
  return {
    range,
    columnMs,
    columns: (rows as unknown as readonly StretchRow[]).map(toStretch),
    events: eventsToShow(events, range, columnMs * LEAST_SEEN_RATIO),
    availability: availabilityIn(range, events, store.watchedMsIn(range, network)),
  };
}

/** Every outage can be seen, however short; of very many events the longest are shown. */
function eventsToShow(events: readonly LineEvent[], range: TimeRange, leastMs: number): readonly LineEvent[] {
  const getLengthMs = ({ startedAt, endedAt }: LineEvent) => (endedAt ?? range.to) - startedAt;
  return events
    .filter((event) => event.kind === 'outage' || getLengthMs(event) >= leastMs)
    .toSorted((one, other) => getLengthMs(other) - getLengthMs(one))
    .slice(0, MAX_EVENTS)
    .toSorted((one, other) => one.startedAt - other.startedAt);
}
