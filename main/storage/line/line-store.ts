import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import type { Availability, LineEvent, LineStretch, ProbeSummary } from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';
import { lineEventEntry } from '../../core/chain/line-event-record';
import { availabilityIn } from '../../core/outages/availability';
import { rollUpStretches } from '../../core/outages/roll-up';
import { appendToChain } from '../chain/chain';
import { inQuickTransaction, inTransaction } from '../migrate';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { EVENT_COLUMNS, toEvents, type EventRow } from './event-row';
import { toStretch, type StretchRow } from './stretch-row';

/** Minutes older than this are kept as hours. */
const MINUTES_KEPT_MS = 90 * DAY_MS;
/** Hours that are summed up in one go. */
const HOURS_AT_ONCE = 6;

/**
 * What was not known of an event when it began may be known when it changes. The network that was recorded stays: its key may
 * have been replaced since.
 */
const WRITE_EVENT = `INSERT INTO line_events
  (id, kind, place, started_at, ended_at, is_end_observed, has_moved, network, route, seen_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET place = excluded.place,
  ended_at = excluded.ended_at, is_end_observed = excluded.is_end_observed, has_moved = excluded.has_moved,
  network = coalesce(network, excluded.network), route = coalesce(excluded.route, route),
  seen_at = max(seen_at, excluded.seen_at)`;
/** The higher of two values of a column; where one of them is null, the other. */
const higher = (column: string) =>
  `${column} = max(coalesce(${column}, excluded.${column}), coalesce(excluded.${column}, ${column}))`;
/** A clock that was set back makes a minute come again: it counts as one. */
const WRITE_STRETCH = `INSERT INTO line_stretches (length_ms, at, network, observed_ms, gateway_sent,
    gateway_failed, gateway_median_us, gateway_highest_us, far_sent, far_failed, far_median_us, far_highest_us)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (length_ms, at, network) DO UPDATE SET observed_ms = min(length_ms, observed_ms + excluded.observed_ms),
  gateway_sent = gateway_sent + excluded.gateway_sent, gateway_failed = gateway_failed + excluded.gateway_failed,
  gateway_median_us = coalesce(excluded.gateway_median_us, gateway_median_us),
  ${higher('gateway_highest_us')},
  far_sent = far_sent + excluded.far_sent, far_failed = far_failed + excluded.far_failed,
  far_median_us = coalesce(excluded.far_median_us, far_median_us),
  ${higher('far_highest_us')}`;

/** Chooses rows of one network; `null` chooses those of all. */
const OF_NETWORK = '(:network IS NULL OR network = :network)';

/** What was found of the line between the tests, in SQLite. Each write is one transaction. */
export class LineStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Writes an event that has begun or changed, and takes it into the chain. `now` is when it was seen. */
  saveEvent(event: LineEvent, now: number): void {
    const { id, kind, place, startedAt, endedAt, isEndObserved, hasMoved, network, route } = event;
    inTransaction(this.#database, () => {
      prepared(this.#database, WRITE_EVENT).run(
        id,
        kind,
        place,
        startedAt,
        endedAt,
        isEndObserved ? 1 : 0,
        hasMoved === true ? 1 : 0,
        network ?? null,
        route === undefined ? null : JSON.stringify(route),
        endedAt ?? now,
      );
      this.#appendEvent(id, now);
    });
  }

  /** Writes a minute, and that events which last were seen at its end. After a power cut the newest may be missing. */
  saveMinute(minute: LineStretch): void {
    inQuickTransaction(this.#database, () => {
      this.#writeStretch(minute);
      prepared(
        this.#database,
        'UPDATE line_events SET seen_at = max(seen_at, ?) WHERE ended_at IS NULL AND started_at <= ?',
      ).run(minute.at + minute.lengthMs, minute.at + minute.lengthMs);
    });
  }

  /** Ends what an earlier process left open where it was seen last: nobody knows how long it went on. */
  closeLeft(now: number): void {
    inTransaction(this.#database, () => {
      const left = prepared(
        this.#database,
        'SELECT id FROM line_events WHERE ended_at IS NULL ORDER BY started_at, id',
      ).all() as unknown as readonly { readonly id: string }[];
      prepared(
        this.#database,
        'UPDATE line_events SET ended_at = max(started_at, seen_at), is_end_observed = 0 WHERE ended_at IS NULL',
      ).run();
      for (const { id } of left) this.#appendEvent(id, now);
    });
  }

  /** When the line was watched last; null where it never was. */
  lastWatchedAt(): number | null {
    const { at } = prepared(
      this.#database,
      `SELECT max(at) AS at FROM (SELECT max(at) + ${MINUTE_MS} AS at FROM line_stretches WHERE length_ms = ${MINUTE_MS}
        UNION ALL SELECT max(seen_at) FROM line_events)`,
    ).get() as { readonly at: number | null };
    return at;
  }

  /**
   * Events that touch a stretch of time, the newest first: of one network, or of all (null). Those whose network was not
   * recorded are of none.
   */
  eventsIn({ from, to }: TimeRange, network: string | null = null): readonly LineEvent[] {
    const rows = prepared(
      this.#database,
      `SELECT ${EVENT_COLUMNS} FROM line_events WHERE started_at < :to AND (ended_at IS NULL OR ended_at >= :from)
        AND ${OF_NETWORK} ORDER BY started_at DESC, id`,
    ).all({ from, to, network }) as unknown as readonly EventRow[];
    return rows.flatMap(toEvents);
  }

  /** One event; null where there is none of that id. */
  event(id: string): LineEvent | null {
    const row = prepared(this.#database, `SELECT ${EVENT_COLUMNS} FROM line_events WHERE id = ?`).get(id) as
      EventRow | undefined;
    return row === undefined ? null : (toEvents(row)[0] ?? null);
  }

  /** How the line was in a stretch of time, by what was observed in one network, or in all (null). */
  availabilityIn(range: TimeRange, network: string | null = null): Availability {
    return availabilityIn(range, this.eventsIn(range, network), this.watchedMsIn(range, network));
  }

  /** The network that was watched last in a stretch of time; null where none was, or it was not recorded. */
  lastNetworkIn({ from, to }: TimeRange): string | null {
    const row = prepared(
      this.#database,
      `SELECT network FROM line_stretches WHERE length_ms = ${MINUTE_MS} AND at >= ? AND at < ?
        ORDER BY at DESC, network = '' LIMIT 1`,
    ).get(from, to) as { readonly network: string } | undefined;
    return row === undefined || row.network === '' ? null : row.network;
  }

  /** Outages that last, or whose end no rule was asked about, the oldest first. */
  unjudged(): readonly LineEvent[] {
    const rows = prepared(
      this.#database,
      `SELECT ${EVENT_COLUMNS} FROM line_events WHERE (ended_at IS NULL OR is_judged = 0) AND kind = 'outage'
        ORDER BY started_at, id`,
    ).all() as unknown as readonly EventRow[];
    return rows.flatMap(toEvents);
  }

  /** The rules were asked about the end of an event. */
  judged(id: string): void {
    prepared(this.#database, 'UPDATE line_events SET is_judged = 1 WHERE id = ?').run(id);
  }

  /** Minutes and hours that begin in a stretch of time, in order; one for each network that was watched in it. */
  stretchesIn({ from, to }: TimeRange, network: string | null = null): readonly LineStretch[] {
    const rows = prepared(
      this.#database,
      `SELECT * FROM line_stretches WHERE length_ms IN (${MINUTE_MS}, ${HOUR_MS}) AND at >= :from AND at < :to
        AND ${OF_NETWORK} ORDER BY at, network`,
    ).all({ from, to, network }) as unknown as readonly StretchRow[];
    return rows.map(toStretch);
  }

  /** How long the line was watched in the minutes and hours that begin in a stretch of time, in ms. */
  watchedMsIn({ from, to }: TimeRange, network: string | null = null): number {
    const { watchedMs } = prepared(
      this.#database,
      `SELECT coalesce(sum(observed_ms), 0) AS watchedMs FROM line_stretches
        WHERE length_ms IN (${MINUTE_MS}, ${HOUR_MS}) AND at >= :from AND at < :to AND ${OF_NETWORK}`,
    ).get({ from, to, network }) as { readonly watchedMs: number };
    return watchedMs;
  }

  /** Sums up a few hours of old minutes. False where none is left. */
  rollUpOld(now: number): boolean {
    const before = Math.floor((now - MINUTES_KEPT_MS) / HOUR_MS) * HOUR_MS;
    const oldest = prepared(
      this.#database,
      `SELECT min(at) AS at FROM line_stretches WHERE length_ms = ${MINUTE_MS} AND at < ?`,
    ).get(before) as { readonly at: number | null };
    if (oldest.at === null) return false;
    const from = Math.floor(oldest.at / HOUR_MS) * HOUR_MS;
    const to = Math.min(before, from + HOURS_AT_ONCE * HOUR_MS);
    const minutes = this.stretchesIn({ from, to }).filter(({ lengthMs }) => lengthMs === MINUTE_MS);
    inTransaction(this.#database, () => {
      for (const network of new Set(minutes.map((minute) => minute.network))) {
        const own = minutes.filter((minute) => minute.network === network);
        const place = network === undefined ? {} : { network };
        for (const hour of rollUpStretches(own, HOUR_MS)) this.#writeStretch({ ...hour, ...place });
      }
      prepared(
        this.#database,
        `DELETE FROM line_stretches WHERE length_ms = ${MINUTE_MS} AND at >= ? AND at < ?`,
      ).run(from, to);
    });
    return true;
  }

  /** Takes an event as it is stored into the chain. */
  #appendEvent(id: string, now: number): void {
    const event = this.event(id);
    if (event !== null) appendToChain(this.#database, lineEventEntry(event), now);
  }

  #writeStretch({ lengthMs, at, network = '', observedMs, gateway, far }: LineStretch): void {
    prepared(this.#database, WRITE_STRETCH).run(
      lengthMs,
      at,
      network,
      observedMs,
      ...getColumns(gateway),
      ...getColumns(far),
    );
  }
}

function getColumns({ sent, failed, medianMs, highestMs }: ProbeSummary) {
  return [sent, failed, microseconds(medianMs), microseconds(highestMs)] as const;
}

function microseconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms * 1_000);
}
