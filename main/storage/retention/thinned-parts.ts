import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { kept } from '../../../shared/kept';
import type { ThinnedTime } from '../../../shared/retention/retention';
import type { TimeRange } from '../../../shared/time-range';
import { Aggregate, type StoredAggregate } from '../../core/rollup/aggregate';
import { coverRange, floorTo } from '../../core/rollup/cover';
import { fromRollUp, toRollUp, type RollUpRow } from '../history/roll-up-rows';
import { prepared } from '../prepared';
import { TRIED_OUTCOMES } from '../runs/counted';
import type { Database } from '../sqlite';
import { THINNABLE } from './thinnable';

type PartRow = RollUpRow & { readonly network: string | null };

const DAY_HOURS = DAY_MS / HOUR_MS;
const COLUMNS = [
  ...['hours', 'network', 'at', 'completed', 'failed', 'cancelled', 'skipped', 'missed', 'interrupted'],
  ...['with_figures', 'download_bytes', 'upload_bytes', 'first_at', 'last_at', 'states', 'figures'],
];
const ADD = `INSERT INTO thinned_parts (${COLUMNS.join(', ')})
  VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})`;
const PARTS = 'SELECT * FROM thinned_parts WHERE hours = ? AND at >= ? AND at < ? ORDER BY at, rowid';
const TESTS = ['completed', 'failed', 'cancelled', 'skipped', 'missed', 'interrupted'].join(' + ');
/** The removed runs in which the line was tried, as a subquery. */
export const THINNED_TRIED = `(SELECT coalesce(sum(${TRIED_OUTCOMES.join(' + ')}), 0) FROM thinned_parts WHERE hours = 1)`;

/** Adds what runs of one hour of a network were to what stays of them. Within the transaction that removes them. */
export function addThinnedHour(
  database: Database,
  { network, at }: { readonly network: string | null; readonly at: number },
  aggregate: Aggregate,
): void {
  prepared(database, ADD).run({ hours: 1, network, ...toRollUp(aggregate, at) });
}

/** Sums up the hours of a day again. */
export function sumUpThinnedDay(database: Database, day: number): void {
  const byNetwork = new Map<string | null, Aggregate>();
  for (const row of partRows(database, 1, { from: day, to: day + DAY_MS }))
    kept(byNetwork, row.network, () => new Aggregate()).merge(fromRollUp(row));
  prepared(database, `DELETE FROM thinned_parts WHERE hours = ${DAY_HOURS} AND at = ?`).run(day);
  for (const [network, aggregate] of byNetwork) {
    prepared(database, ADD).run({ hours: DAY_HOURS, network, ...toRollUp(aggregate, day) });
  }
}

/** How many runs of a day were removed. */
export function countThinned(database: Database, day: number): number {
  const { tests } = prepared(
    database,
    `SELECT coalesce(sum(${TESTS}), 0) AS tests FROM thinned_parts WHERE hours = ${DAY_HOURS} AND at = ?`,
  ).get(day) as { readonly tests: number };
  return tests;
}

/** What was removed of all time; null where nothing was. */
export function thinnedTime(database: Database): ThinnedTime | null {
  const { tests, lastDay } = prepared(
    database,
    `SELECT coalesce(sum(${TESTS}), 0) AS tests, max(at) AS lastDay FROM thinned_parts WHERE hours = ${DAY_HOURS}`,
  ).get() as { readonly tests: number; readonly lastDay: number | null };
  return lastDay === null || tests === 0 ? null : { until: lastDay + DAY_MS, tests };
}

/** The networks of removed runs, where they are known. */
export function thinnedNetworks(database: Database): readonly string[] {
  return database
    .ask(`SELECT emit(network) FROM (SELECT DISTINCT network FROM thinned_parts WHERE hours = ${DAY_HOURS})`)
    .flatMap(([network]) => (typeof network === 'string' ? [network] : []));
}

/** When the first removed run of a range began, to the hour; null where none was removed. */
export function firstThinned(database: Database, { from, to }: TimeRange): number | null {
  const found = prepared(
    database,
    'SELECT min(at) AS at FROM thinned_parts WHERE hours = 1 AND at >= ? AND at < ?',
  ).get(floorTo(from, HOUR_MS), to) as { readonly at: number | null };
  return found.at;
}

/**
 * Where a copy has brought back runs of an hour that had been removed, what stayed of them is forgotten: they are removed
 * again later. Within the transaction that takes the records over.
 */
export function forgetPartsOfRuns(database: Database): void {
  const isThere = `EXISTS (SELECT 1 FROM runs WHERE started_at >= thinned_parts.at
    AND started_at < thinned_parts.at + ${HOUR_MS} AND ${THINNABLE})`;
  const days = database.ask(
    `SELECT emit(at / ${DAY_MS} * ${DAY_MS}) FROM thinned_parts WHERE hours = 1 AND ${isThere}`,
  );
  database.exec(`DELETE FROM thinned_parts WHERE hours = 1 AND ${isThere}`);
  for (const day of new Set(days.map(([at]) => Number(at)))) sumUpThinnedDay(database, day);
}

/**
 * Goes through what stays of the removed runs of a range in the order of time; of all networks where none is named. An hour
 * cannot be divided: it counts where it begins.
 */
export function visitThinned(
  database: Database,
  range: TimeRange,
  {
    coarsest,
    networks,
  }: { readonly coarsest: 'day' | 'hour'; readonly networks?: readonly (string | null)[] | undefined },
  visitor: (part: StoredAggregate, at: number, network: string | null) => void,
): void {
  const first = firstThinned(database, range);
  if (first === null) return;
  const whole = { from: Math.max(first, floorTo(range.from, HOUR_MS)), to: range.to };
  const last = prepared(database, 'SELECT max(at) AS at FROM thinned_parts WHERE hours = 1 AND at < ?').get(
    range.to,
  ) as { readonly at: number | null };
  const end = Math.min(floorTo(whole.to + HOUR_MS - 1, HOUR_MS), (last.at ?? first) + HOUR_MS);
  for (const { level, from, to } of coverRange({ from: floorTo(whole.from, HOUR_MS), to: end }, coarsest, {
    from: 0,
    staleHours: [],
  })) {
    for (const row of partRows(database, level === 'day' ? DAY_HOURS : 1, { from, to })) {
      if (networks === undefined || networks.includes(row.network))
        visitor(fromRollUp(row), row.at, row.network);
    }
  }
}

function partRows(database: Database, hours: number, { from, to }: TimeRange): readonly PartRow[] {
  return prepared(database, PARTS).all(hours, from, to) as unknown as readonly PartRow[];
}
