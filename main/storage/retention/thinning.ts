import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import { kept } from '../../../shared/kept';
import { toRecord } from '../../core/chain/entry';
import { DAYS_THAT_TELL_TIME, getCutoff } from '../../core/retention/cutoff';
import { Aggregate } from '../../core/rollup/aggregate';
import { floorTo } from '../../core/rollup/cover';
import { isAdopted } from '../chain/adoption';
import { appendToChain } from '../chain/chain';
import { FACT_COLUMNS, toFacts, type FactRow } from '../history/roll-up-rows';
import { manyRows } from '../many-rows';
import { inQuickTransaction } from '../migrate';
import type { Portions } from '../portions';
import { prepared } from '../prepared';
import { TRIED_OUTCOMES } from '../runs/counted';
import type { Database } from '../sqlite';
import { monthsInForce } from './agreement';
import { THINNABLE } from './thinnable';
import { addThinnedHour, countThinned, sumUpThinnedDay } from './thinned-parts';

/** A portion takes some milliseconds. */
const RUNS_AT_ONCE = 150;

interface AgedRow extends FactRow {
  readonly place: number;
  readonly id: string;
  readonly is_thinnable: number;
}

const COLUMNS = ['place', 'id', 'is_thinnable', ...FACT_COLUMNS] as (keyof AgedRow)[];
const AGED = `FROM (SELECT *, rowid AS place, (${THINNABLE}) AS is_thinnable FROM runs INDEXED BY runs_by_time
  WHERE (started_at, rowid) > (:at, :place) AND started_at < :cutoff ORDER BY started_at, rowid LIMIT ${RUNS_AT_ONCE})
  ORDER BY started_at, place`;
const TELLING_DAY = `SELECT day FROM day_stamps ORDER BY day DESC LIMIT 1 OFFSET ${DAYS_THAT_TELL_TIME - 1}`;
const IDS = '(SELECT value FROM json_each(:ids))';
const BEGIN = { at: Number.MIN_SAFE_INTEGER, place: 0 };

/** Up to when single tests are removed, at its begin of a day; null where none are. */
export function cutoffOf(database: Database, months: number, now: number): number | null {
  const telling = prepared(database, TELLING_DAY).get() as { readonly day: number } | undefined;
  return getCutoff(months, now, telling?.day ?? null);
}

export interface ThinningOptions {
  readonly now: () => number;
  /** For how many months the settings keep single tests; null for ever. */
  readonly months: () => number | null;
}

/**
 * Removes single tests that are older than the user keeps them, the oldest first, a few of one day at a time. In the same
 * transaction what they were is added to `thinned_parts`, and the chain gets an entry that says that tests of this day were
 * removed. Messages about them stay, without the test.
 */
export function thinning(database: Database, { now, months }: ThinningOptions): Portions {
  let place = BEGIN;
  /** Everything before it was looked at: what stays is not looked at again before the next day. */
  let doneTo: number | null = null;
  return {
    next: () => {
      const keptMonths = monthsInForce(database, months());
      if (keptMonths === null || !isAdopted(database)) return false;
      const cutoff = cutoffOf(database, keptMonths, now());
      if (cutoff === null || cutoff === doneTo) return false;
      const rows = manyRows<AgedRow>(database, COLUMNS, AGED, { ...place, cutoff });
      const aged = rows.filter((row) => row.is_thinnable === 1);
      const day = floorTo(aged[0]?.started_at ?? 0, DAY_MS);
      const ofDay = aged.filter((row) => row.started_at < day + DAY_MS);
      if (ofDay.length > 0) remove(database, { day, rows: ofDay, keptMonths, now: now() });
      const last = (ofDay.length < aged.length ? ofDay : rows).at(-1);
      place = last === undefined ? BEGIN : { at: last.started_at, place: last.place };
      if (last === undefined) doneTo = cutoff;
      return last !== undefined;
    },
  };
}

interface Removal {
  readonly day: number;
  readonly rows: readonly AgedRow[];
  readonly keptMonths: number;
  readonly now: number;
}

function remove(database: Database, { day, rows, keptMonths, now }: Removal): void {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  inQuickTransaction(database, () => {
    addParts(database, rows);
    sumUpThinnedDay(database, day);
    prepared(database, `UPDATE outbox SET run_id = NULL WHERE run_id IN ${IDS}`).run({ ids });
    prepared(database, `DELETE FROM verdicts WHERE run_id IN ${IDS}`).run({ ids });
    prepared(database, `DELETE FROM runs WHERE id IN ${IDS}`).run({ ids });
    // Records only ever grow: a copy of before holds no more than these.
    const tried = rows.filter(({ outcome }) => TRIED_OUTCOMES.some((one) => one === outcome)).length;
    prepared(database, "UPDATE tallies SET value = value + ? WHERE name = 'tried-runs'").run(tried);
    const tests = countThinned(database, day);
    appendToChain(
      database,
      {
        kind: 'thinned',
        subject: new Date(day).toISOString().slice(0, '2026-11-23'.length),
        from: day,
        to: day + DAY_MS,
        network: null,
        record: toRecord({ tests, keptMonths }),
      },
      now,
    );
  });
}

function addParts(database: Database, rows: readonly AgedRow[]): void {
  const parts = new Map<string, { network: string | null; at: number; aggregate: Aggregate }>();
  for (const row of rows) {
    const { network } = row;
    const at = floorTo(row.started_at, HOUR_MS);
    const key = JSON.stringify([network, at]);
    kept(parts, key, () => ({ network, at, aggregate: new Aggregate() })).aggregate.add(toFacts(row));
  }
  for (const { network, at, aggregate } of parts.values()) {
    addThinnedHour(database, { network, at }, aggregate);
  }
}
