import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { kept } from '../../../shared/kept';
import { Aggregate } from '../../core/rollup/aggregate';
import { floorTo } from '../../core/rollup/cover';
import { isCounted, toRunColumns } from '../../core/rollup/run-columns';
import { manyRows } from '../many-rows';
import { inQuickTransaction } from '../migrate';
import type { Portions } from '../portions';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { FACT_COLUMNS, toFacts, toRollUp, type FactRow } from './roll-up-rows';

const ROLLED_UP_FROM = 'rolled-up-from';

const RUNS = `FROM runs WHERE started_at >= :from AND started_at < :to AND outcome <> 'running' ORDER BY started_at, id`;
const COLUMNS = [
  ...['hours', 'at', 'completed', 'failed', 'cancelled', 'skipped', 'missed', 'interrupted', 'with_figures'],
  ...['download_bytes', 'upload_bytes', 'first_at', 'last_at', 'states', 'figures'],
];
const ADD = `INSERT INTO roll_ups (${COLUMNS.join(', ')})
  VALUES (${COLUMNS.map((column) => `:${column}`).join(', ')})`;

/** 52 bits: every such number is exact in JavaScript. */
const STAMP = 'INSERT INTO day_stamps (day, stamp) VALUES (?, random() & 4503599627370495)';

/** Hours that begin before this moment are not rolled up yet. */
export function rolledUpFrom(database: Database): number {
  const row = prepared(database, 'SELECT value FROM tallies WHERE name = ?').get(ROLLED_UP_FROM) as
    { readonly value: number } | undefined;
  return row?.value ?? Number.MAX_SAFE_INTEGER;
}

/**
 * Sums up days with hours whose runs have changed, then the runs of earlier versions from the newest to the oldest, a day
 * at a time. What is not rolled up yet is read run by run: nothing depends on when this is done, or whether.
 */
export function rollingUp(database: Database): Portions {
  return {
    next: () => {
      const from = rolledUpFrom(database);
      const { at: stale } = prepared(database, 'SELECT max(at) AS at FROM stale_hours WHERE at >= ?').get(
        from,
      ) as { readonly at: number | null };
      if (stale !== null) return rollUp(database, floorTo(stale, DAY_MS), from);
      if (from <= 0) return false;
      const { at: newest } = prepared(
        database,
        'SELECT max(started_at) AS at FROM runs WHERE started_at < ?',
      ).get(from) as { readonly at: number | null };
      const day = newest === null ? 0 : floorTo(newest, DAY_MS);
      return rollUp(database, day, Math.min(day, from));
    },
  };
}

/** Sums up a day and every hour of it. From `from` on everything is summed up then, but for what changes again. */
function rollUp(database: Database, day: number, from: number): boolean {
  const range = { from: day, to: day + DAY_MS };
  inQuickTransaction(database, () => {
    const runs = manyRows<FactRow>(database, FACT_COLUMNS, RUNS, range).map(toFacts);
    const byHour = new Map<number, Aggregate>();
    const whole = new Aggregate();
    for (const run of runs.filter(isCounted)) {
      kept(byHour, floorTo(run.at, HOUR_MS), () => new Aggregate()).add(run);
      whole.add(run);
    }
    prepared(database, 'DELETE FROM roll_ups WHERE hours = 1 AND at >= :from AND at < :to').run(range);
    prepared(database, 'DELETE FROM roll_ups WHERE hours = 24 AND at = ?').run(day);
    prepared(database, 'DELETE FROM day_columns WHERE day = ?').run(day);
    prepared(database, 'DELETE FROM day_stamps WHERE day = ?').run(day);
    for (const [hour, aggregate] of byHour) add(database, 1, hour, aggregate);
    if (runs.length > 0) {
      add(database, DAY_MS / HOUR_MS, day, whole);
      prepared(database, 'INSERT INTO day_columns (day, runs) VALUES (?, ?)').run(
        day,
        toRunColumns(day, runs),
      );
      prepared(database, STAMP).run(day);
    }
    prepared(database, 'DELETE FROM stale_hours WHERE at >= :from AND at < :to').run(range);
    prepared(database, 'INSERT OR REPLACE INTO tallies (name, value) VALUES (?, ?)').run(
      ROLLED_UP_FROM,
      from,
    );
  });
  return true;
}

function add(database: Database, hours: number, at: number, aggregate: Aggregate): void {
  prepared(database, ADD).run({ hours, ...toRollUp(aggregate, at) });
}
