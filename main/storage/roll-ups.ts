import { DAY_MS, HOUR_MS } from '../../shared/durations';
import { kept } from '../../shared/kept';
import { Aggregate } from '../core/rollup/aggregate';
import { floorTo } from '../core/rollup/cover';
import { inQuickTransaction } from './migrate';
import type { Portions } from './portions';
import { prepared } from './prepared';
import { FACT_COLUMNS, fromRollUp, toFacts, toRollUp, type FactRow, type RollUpRow } from './roll-up-rows';
import type { Database } from './sqlite';
import { textId } from './texts';

/** The series of all runs together. */
export const ALL_SERIES = 0;
const ROLLED_UP_FROM = 'rolled-up-from';
/** A portion takes a few milliseconds: an hour of the busiest schedule has sixty runs. */
const HOURS_AT_ONCE = 4;

const RUNS = `SELECT ${FACT_COLUMNS}, network, provider, server_url AS server, "trigger", mode FROM runs
  WHERE started_at >= ? AND started_at < ? AND outcome <> 'running' ORDER BY started_at, id`;
const ADD_SERIES = `INSERT OR IGNORE INTO series (id, network, provider, server, "trigger", mode)
  VALUES (?, ?, ?, ?, ?, ?)`;
const SERIES = `series IN (SELECT ${ALL_SERIES} UNION ALL SELECT id FROM series)`;
const REMOVE = `DELETE FROM roll_ups WHERE hours = ? AND ${SERIES} AND at = ?`;
const COLUMNS = [
  ...['at', 'completed', 'failed', 'cancelled', 'skipped', 'missed', 'interrupted', 'with_figures'],
  ...['download_bytes', 'upload_bytes', 'first_at', 'last_at', 'states', 'figures'],
];
const ADD = `INSERT INTO roll_ups (hours, series, ${COLUMNS.join(', ')})
  VALUES (:hours, :series, ${COLUMNS.map((column) => `:${column}`).join(', ')})`;
const HOURS_OF_DAY = `SELECT * FROM roll_ups WHERE hours = 1 AND ${SERIES} AND at >= ? AND at < ? ORDER BY at`;

type SeriesRow = FactRow & {
  readonly network: string | null;
  readonly provider: string;
  readonly server: string | null;
  readonly trigger: string;
  readonly mode: string | null;
};

/** Hours that begin before this moment are not rolled up yet. */
export function rolledUpFrom(database: Database): number {
  const row = prepared(database, 'SELECT value FROM tallies WHERE name = ?').get(ROLLED_UP_FROM) as
    { readonly value: number } | undefined;
  return row?.value ?? Number.MAX_SAFE_INTEGER;
}

/**
 * Sums up hours whose runs have changed, then the runs of earlier versions from the newest to the oldest, a few hours at
 * a time. What is not rolled up yet is read run by run: nothing depends on when this is done, or whether.
 */
export function rollingUp(database: Database): Portions {
  return {
    next: () => {
      const from = rolledUpFrom(database);
      const stale = prepared(
        database,
        'SELECT at FROM stale_hours WHERE at >= ? ORDER BY at DESC LIMIT ?',
      ).all(from, HOURS_AT_ONCE) as unknown as readonly { readonly at: number }[];
      if (stale.length > 0) return rollUp(database, { hours: stale.map(({ at }) => at), from });
      if (from <= 0) return false;
      const hours = hoursBefore(database, from);
      return rollUp(database, { hours, from: hours.at(-1) ?? 0 });
    },
  };
}

/** The begins of the newest hours that have runs and begin before a moment, the newest first. */
function hoursBefore(database: Database, before: number): readonly number[] {
  const newest = prepared(database, 'SELECT max(started_at) AS at FROM runs WHERE started_at < ?');
  const hours: number[] = [];
  for (let limit = before; hours.length < HOURS_AT_ONCE; limit = hours.at(-1) ?? 0) {
    const { at } = newest.get(limit) as { readonly at: number | null };
    if (at === null) break;
    hours.push(floorTo(at, HOUR_MS));
  }
  return hours;
}

function rollUp(
  database: Database,
  { hours, from }: { readonly hours: readonly number[]; readonly from: number },
): boolean {
  inQuickTransaction(database, () => {
    for (const hour of hours) {
      rollUpHour(database, hour);
      prepared(database, 'DELETE FROM stale_hours WHERE at = ?').run(hour);
    }
    for (const day of new Set(hours.map((hour) => floorTo(hour, DAY_MS)))) rollUpDay(database, day);
    prepared(database, 'INSERT OR REPLACE INTO tallies (name, value) VALUES (?, ?)').run(
      ROLLED_UP_FROM,
      from,
    );
  });
  return true;
}

function rollUpHour(database: Database, hour: number): void {
  const rows = prepared(database, RUNS).all(hour, hour + HOUR_MS) as unknown as readonly SeriesRow[];
  const bySeries = new Map<number, Aggregate>();
  for (const row of rows) {
    const facts = toFacts(row);
    for (const series of [ALL_SERIES, seriesOf(database, row)]) {
      kept(bySeries, series, () => new Aggregate()).add(facts);
    }
  }
  replace(database, 1, hour, bySeries);
}

function rollUpDay(database: Database, day: number): void {
  const rows = prepared(database, HOURS_OF_DAY).all(day, day + DAY_MS) as unknown as readonly (RollUpRow & {
    readonly series: number;
  })[];
  const bySeries = new Map<number, Aggregate>();
  for (const row of rows) kept(bySeries, row.series, () => new Aggregate()).merge(fromRollUp(row));
  replace(database, DAY_MS / HOUR_MS, day, bySeries);
}

function replace(
  database: Database,
  hours: number,
  at: number,
  bySeries: ReadonlyMap<number, Aggregate>,
): void {
  prepared(database, REMOVE).run(hours, at);
  for (const [series, aggregate] of bySeries) {
    prepared(database, ADD).run({ hours, series, ...toRollUp(aggregate, at, series === ALL_SERIES) });
  }
}

/** The number of the series of runs that were measured like this one: the same in every database. */
function seriesOf(database: Database, row: SeriesRow): number {
  const values = [row.network, row.provider, row.server, row.trigger, row.mode] as const;
  const id = textId(JSON.stringify(values));
  prepared(database, ADD_SERIES).run(id, ...values);
  return id;
}
