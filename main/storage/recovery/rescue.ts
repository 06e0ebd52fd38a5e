import { findDiskProblem, isOfDisk } from '../../files/disk-problem';
import { CHAINED_UNTIL } from '../chain/adoption';
import { inTransaction } from '../migrate';
import { forgetPartsOfRuns, THINNED_TRIED } from '../retention/thinned-parts';
import { TRIED } from '../runs/counted';
import { openFile, type Database, type Values } from '../sqlite';
import type { SqlValue } from '../sql-value';
import { andHere, DERIVED_TABLES, getTables, type Tables } from './schema';

const recount = (tables: Tables) =>
  `UPDATE tallies SET value = (SELECT count(*) FROM runs WHERE ${TRIED}${andHere(tables)})
    ${tables.has('thinned_parts') ? `+ ${THINNED_TRIED}` : ''} WHERE name = 'tried-runs'`;
/** Runs of which no entry could be read are looked for again. */
const CHAIN_AGAIN = `DELETE FROM meta WHERE key = '${CHAINED_UNTIL}'`;
const ROWS_AT_ONCE = 256;
/** Behind a damaged page each place is tried up to here, then every second, fourth, … */
const TRIED_ONE_BY_ONE = 4_096;
const LAST_PLACE = 2 ** 48;

/**
 * Takes over everything that can still be read of a damaged database: its rows are newer than those of a copy, and
 * take their place. Nothing happens where nothing of the file can be read.
 *
 * @throws what the disk says, damage excepted
 */
export function rescueInto(database: Database, damagedFile: string): void {
  const damaged = openFile(damagedFile);
  database.exec('PRAGMA foreign_keys = OFF');
  try {
    const found = getTables(damaged);
    const tables = getTables(database);
    inTransaction(database, () => {
      for (const [table, columns] of tables) {
        // What follows from the runs is made again: it must not speak of runs that are lost.
        if (DERIVED_TABLES.has(table)) continue;
        const shared = columns.filter((column) => found.get(table)?.includes(column) === true);
        if (shared.length > 0) takeOver(damaged, database, table, shared);
      }
      mendReferences(database);
      if (tables.has('thinned_parts')) forgetPartsOfRuns(database);
      // A row that takes the place of another one is counted without it.
      if (tables.has('tallies')) database.exec(recount(tables));
      if (tables.has('meta')) database.exec(CHAIN_AGAIN);
    });
  } catch (error) {
    // Not even its list of tables can be read.
    if (findDiskProblem(error) !== 'damaged') throw error;
  } finally {
    database.exec('PRAGMA foreign_keys = ON');
    damaged.close();
  }
}

/**
 * Takes the rows of a table over into the same table of another database, in the place of those that are there. Goes
 * round damaged pages; what is left of one may break the rules of the table, and costs only itself.
 *
 * @throws what the disk says, damage of the source excepted
 */
export function takeOver(
  source: Database,
  target: Database,
  table: string,
  columns: readonly string[],
): void {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const put = (rows: readonly Values[]) => {
    const values = rows.map((row) => `(${row.slice(1).map(literal).join(', ')})`).join(', ');
    target.exec(`INSERT OR REPLACE INTO "${table}" (${names}) VALUES ${values}`);
  };
  const read = (from: number, limit: number) =>
    source.askAsFarAsPossible(
      `SELECT emit(rowid, ${names}) FROM "${table}" WHERE rowid >= ${from} ORDER BY rowid LIMIT ${limit}`,
    );
  let from: number | null = 0;
  while (from !== null) {
    const { rows, error }: ReturnType<typeof read> = read(from, ROWS_AT_ONCE);
    if (error !== null && findDiskProblem(error) !== 'damaged') throw error;
    if (!tryToPut(put, rows)) for (const row of rows) tryToPut(put, [row]);
    const last: SqlValue | undefined = rows.at(-1)?.[0];
    if (last !== undefined) from = Number(last) + 1;
    else from = error === null ? null : nextReadable(from, (place) => read(place, 1).error === null);
  }
}

/** False where the rows break the rules of the table. What the disk of the target refuses is thrown. */
function tryToPut(put: (rows: readonly Values[]) => void, rows: readonly Values[]): boolean {
  if (rows.length === 0) return true;
  try {
    put(rows);
    return true;
  } catch (error) {
    if (isOfDisk(error)) throw error;
    return false;
  }
}

/** A value as SQL. Text that could end a statement is written as its bytes. */
function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? String(value) : value > 0 ? '9e999' : '-9e999';
  if (typeof value !== 'string') return `X'${Buffer.from(value).toString('hex')}'`;
  if (value.includes('\0')) return `CAST(X'${Buffer.from(value).toString('hex')}' AS TEXT)`;
  return `'${value.replaceAll("'", "''")}'`;
}

/** The first place after one that cannot be read at which reading goes on; null where it never does. */
function nextReadable(from: number, isReadable: (place: number) => boolean): number | null {
  for (let place = from + 1; place <= from + TRIED_ONE_BY_ONE; place += 1) {
    if (isReadable(place)) return place;
  }
  for (let step = TRIED_ONE_BY_ONE; step < LAST_PLACE; step *= 2) {
    if (isReadable(from + 2 * step)) return firstReadable(from + step, from + 2 * step, isReadable);
  }
  return null;
}

/** By halving: `bad` cannot be read, `good` can. */
function firstReadable(bad: number, good: number, isReadable: (place: number) => boolean): number {
  if (good - bad <= 1) return good;
  const middle = Math.floor((bad + good) / 2);
  return isReadable(middle)
    ? firstReadable(bad, middle, isReadable)
    : firstReadable(middle, good, isReadable);
}

const VIOLATIONS = `SELECT emit(broken."table", broken.rowid, key."from", part."notnull") FROM pragma_foreign_key_check AS broken
  JOIN pragma_foreign_key_list(broken."table") AS key ON key.id = broken.fkid
  JOIN pragma_table_info(broken."table") AS part ON part.name = key."from"`;

/** Rows that refer to what could not be read: a message goes without it, a part that is nothing without it goes. */
function mendReferences(database: Database): void {
  // A message whose summary is lost was perhaps never told.
  database.exec(`UPDATE outbox SET merged_into = NULL, state = 'pending'
    WHERE state = 'merged' AND merged_into NOT IN (SELECT id FROM outbox)`);
  for (
    let violations = database.ask(VIOLATIONS);
    violations.length > 0;
    violations = database.ask(VIOLATIONS)
  ) {
    for (const [table, rowid, column, isRequired] of violations.map((values) => values.map(String))) {
      const mend = isRequired === '1' ? `DELETE FROM "${table}"` : `UPDATE "${table}" SET "${column}" = NULL`;
      database.exec(`${mend} WHERE rowid = ${rowid}`);
    }
  }
}
