import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/durations';
import {
  BREAK_PLACES,
  LINE_EVENT_KINDS,
  type Availability,
  type LineEvent,
  type LineStretch,
  type ProbeSummary,
} from '../../../shared/history/outages';
import type { TimeRange } from '../../../shared/time-range';
import { availabilityIn } from '../../core/outages/availability';
import { rollUpStretches } from '../../core/outages/roll-up';
import { appendLineEvent } from '../chain/append-line-event';
import { inQuickTransaction, inTransaction } from '../migrate';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { toStretch, type StretchRow } from './stretch-row';

/** Minutes older than this are kept as hours. */
const MINUTES_KEPT_MS = 90 * DAY_MS;
/** Hours that are summed up in one go. */
const HOURS_AT_ONCE = 6;

const WRITE_EVENT = `INSERT INTO line_events (id, kind, place, started_at, ended_at, is_end_observed, seen_at)
  VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET place = excluded.place, ended_at = excluded.ended_at,
  is_end_observed = excluded.is_end_observed, seen_at = max(seen_at, excluded.seen_at)`;
const EVENT_COLUMNS = 'id, kind, place, started_at, ended_at, is_end_observed';
/** The higher of two values of a column; where one of them is null, the other. */
const higher = (column: string) =>
  `${column} = max(coalesce(${column}, excluded.${column}), coalesce(excluded.${column}, ${column}))`;
/** A clock that was set back makes a minute come again: it counts as one. */
const WRITE_STRETCH = `INSERT INTO line_stretches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (length_ms, at) DO UPDATE SET observed_ms = min(length_ms, observed_ms + excluded.observed_ms),
  gateway_sent = gateway_sent + excluded.gateway_sent, gateway_failed = gateway_failed + excluded.gateway_failed,
  gateway_median_us = coalesce(excluded.gateway_median_us, gateway_median_us),
  ${higher('gateway_highest_us')},
  far_sent = far_sent + excluded.far_sent, far_failed = far_failed + excluded.far_failed,
  far_median_us = coalesce(excluded.far_median_us, far_median_us),
  ${higher('far_highest_us')}`;

interface EventRow {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly is_end_observed: number;
}

/** What was found of the line between the tests, in SQLite. Each write is one transaction. */
export class LineStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Writes an event that has begun or changed, and takes it into the chain. `now` is when it was seen. */
  saveEvent(event: LineEvent, now: number): void {
    const { id, kind, place, startedAt, endedAt, isEndObserved } = event;
    inTransaction(this.#database, () => {
      prepared(this.#database, WRITE_EVENT).run(
        id,
        kind,
        place,
        startedAt,
        endedAt,
        isEndObserved ? 1 : 0,
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

  /** Events that touch a stretch of time, the newest first. */
  eventsIn({ from, to }: TimeRange): readonly LineEvent[] {
    const rows = prepared(
      this.#database,
      `SELECT ${EVENT_COLUMNS} FROM line_events WHERE started_at < ? AND (ended_at IS NULL OR ended_at >= ?)
        ORDER BY started_at DESC, id`,
    ).all(to, from) as unknown as readonly EventRow[];
    return rows.flatMap(getEvent);
  }

  /** One event; null where there is none of that id. */
  event(id: string): LineEvent | null {
    const row = prepared(this.#database, `SELECT ${EVENT_COLUMNS} FROM line_events WHERE id = ?`).get(id) as
      EventRow | undefined;
    return row === undefined ? null : (getEvent(row)[0] ?? null);
  }

  /** How the line was in a stretch of time, by what was observed. */
  availabilityIn(range: TimeRange): Availability {
    return availabilityIn(range, this.eventsIn(range), this.watchedMsIn(range));
  }

  /** Outages that last, or whose end no rule was asked about, the oldest first. */
  unjudged(): readonly LineEvent[] {
    const rows = prepared(
      this.#database,
      `SELECT ${EVENT_COLUMNS} FROM line_events WHERE (ended_at IS NULL OR is_judged = 0) AND kind = 'outage'
        ORDER BY started_at, id`,
    ).all() as unknown as readonly EventRow[];
    return rows.flatMap(getEvent);
  }

  /** The rules were asked about the end of an event. */
  judged(id: string): void {
    prepared(this.#database, 'UPDATE line_events SET is_judged = 1 WHERE id = ?').run(id);
  }

  /** Minutes and hours that begin in a stretch of time, in order. */
  stretchesIn({ from, to }: TimeRange): readonly LineStretch[] {
    const rows = prepared(
      this.#database,
      'SELECT * FROM line_stretches WHERE length_ms IN (?, ?) AND at >= ? AND at < ? ORDER BY at',
    ).all(MINUTE_MS, HOUR_MS, from, to) as unknown as readonly StretchRow[];
    return rows.map(toStretch);
  }

  /** How long the line was watched in the minutes and hours that begin in a stretch of time, in ms. */
  watchedMsIn({ from, to }: TimeRange): number {
    const { watchedMs } = prepared(
      this.#database,
      'SELECT coalesce(sum(observed_ms), 0) AS watchedMs FROM line_stretches WHERE length_ms IN (?, ?) AND at >= ? AND at < ?',
    ).get(MINUTE_MS, HOUR_MS, from, to) as { readonly watchedMs: number };
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
      for (const hour of rollUpStretches(minutes, HOUR_MS)) this.#writeStretch(hour);
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
    if (event !== null) appendLineEvent(this.#database, event, now);
  }

  #writeStretch({ lengthMs, at, observedMs, gateway, far }: LineStretch): void {
    prepared(this.#database, WRITE_STRETCH).run(
      lengthMs,
      at,
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

/** An event of a kind that this version does not know is left out. */
function getEvent(row: EventRow): readonly LineEvent[] {
  const kind = LINE_EVENT_KINDS.find((known) => known === row.kind);
  if (kind === undefined) return [];
  return [
    {
      id: row.id,
      kind,
      place: BREAK_PLACES.find((known) => known === row.place) ?? 'unknown',
      startedAt: row.started_at,
      endedAt: row.ended_at,
      isEndObserved: row.is_end_observed !== 0,
    },
  ];
}
