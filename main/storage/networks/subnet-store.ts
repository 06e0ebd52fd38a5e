import { DAY_MS } from '../../../shared/durations';
import {
  plainDescription,
  writtenReplacements,
  type SubnetReplacement,
} from '../../core/network/plain-subnet';
import { inQuickTransaction } from '../migrate';
import { DERIVED_TABLES, getTables } from '../recovery/schema';
import type { Database } from '../sqlite';

/** A portion takes a few milliseconds. */
const ROWS_AT_ONCE = 200;
/** Tables that name networks for others: rules are judged by all of them together. */
const TOGETHER = ['networks', 'chain_networks', 'rule_memory'] as const;
/** What was recorded while subnets were replaced is not older. */
const LATELY_MS = DAY_MS;

/** The keys of networks that are known: every other key was one of them. */
export function knownKeys(database: Database): readonly string[] {
  return textsOf(database, 'SELECT emit(key) FROM networks UNION ALL SELECT emit(key) FROM chain_networks');
}

/** Keys and descriptions of networks that name a subnet. */
export function plainKeys(database: Database, now: number): readonly string[] {
  const since = String(Math.round(now - LATELY_MS));
  const found = [
    ...knownKeys(database),
    ...textsOf(database, 'SELECT emit(description) FROM networks'),
    ...textsOf(database, "SELECT emit(record ->> '$.network') FROM campaigns"),
    ...textsOf(
      database,
      'SELECT emit(network) FROM runs WHERE import_id IS NOT NULL AND network IS NOT NULL GROUP BY network',
    ),
    ...textsOf(
      database,
      `SELECT emit(network) FROM runs WHERE started_at >= ${since} AND network IS NOT NULL GROUP BY network`,
    ),
    ...textsOf(
      database,
      `SELECT emit(network) FROM line_stretches WHERE length_ms = 60000 AND at >= ${since} GROUP BY network`,
    ),
  ];
  return found.filter((key) => plainDescription(key) !== null);
}

/**
 * Keys and descriptions of networks that name a subnet in records of any version, which nobody writes to; of versions that
 * kept no list of networks, those of the runs.
 */
export function plainKeysOfFile(database: Database): readonly string[] {
  const tables = getTables(database);
  const read = (table: string, column: string, sql: string) =>
    tables.get(table)?.includes(column) === true ? textsOf(database, sql) : [];
  const found = [
    ...read('networks', 'key', 'SELECT emit(key) FROM networks'),
    ...read('networks', 'description', 'SELECT emit(description) FROM networks'),
    ...read('chain_networks', 'key', 'SELECT emit(key) FROM chain_networks'),
    ...read('campaigns', 'record', "SELECT emit(record ->> '$.network') FROM campaigns"),
    ...read(
      'runs',
      'import_id',
      'SELECT emit(network) FROM runs WHERE import_id IS NOT NULL GROUP BY network',
    ),
    ...(tables.has('networks')
      ? []
      : read('runs', 'network', 'SELECT emit(network) FROM runs WHERE network IS NOT NULL GROUP BY network')),
  ];
  return found.filter((key) => plainDescription(key) !== null);
}

/**
 * Replaces the descriptions of networks that name their subnet in every text of the records, a few rows at a time: each step
 * does one transaction. Nothing of them stays in what is freed.
 */
export function* replacingSubnets(
  database: Database,
  replacements: readonly SubnetReplacement[],
): Generator<void> {
  const tables = textColumns(database);
  inQuickTransaction(database, () => {
    if (tables.has('networks')) describeHashed(database, replacements);
    for (const table of TOGETHER) replaceIn(database, table, tables.get(table) ?? [], replacements, null);
  });
  yield;
  for (const [table, columns] of tables) {
    if (TOGETHER.some((one) => one === table)) continue;
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const [[last] = []] = database.ask(
        `SELECT emit(max(id)) FROM (SELECT rowid AS id FROM "${table}" WHERE rowid > ${String(after)} ORDER BY rowid LIMIT ${String(ROWS_AT_ONCE)})`,
      );
      if (last == null) break;
      const range = { after, last: Number(last) };
      inQuickTransaction(database, () => replaceIn(database, table, columns, replacements, range));
      after = range.last;
      yield;
    }
  }
  if (getTables(database).has('day_columns')) {
    for (const { plain } of replacements) forgetDays(database, plain);
  }
}

function describeHashed(database: Database, replacements: readonly SubnetReplacement[]): void {
  const describe = database.prepare('UPDATE networks SET description = ? WHERE description = ?');
  for (const { plain, description } of replacements) describe.run(description, plain);
}

function replaceIn(
  database: Database,
  table: string,
  columns: readonly string[],
  replacements: readonly SubnetReplacement[],
  range: { readonly after: number; readonly last: number } | null,
): void {
  if (columns.length === 0) return;
  for (const [from, to] of writtenReplacements(replacements)) {
    const values = columns.map((column) => `"${column}" = replace("${column}", :from, :to)`);
    const isThere = columns.map((column) => `instr("${column}", :from) > 0`);
    const where = range === null ? '' : 'rowid > :after AND rowid <= :last AND';
    database
      // A minute that is there under both names is kept once.
      .prepare(
        `UPDATE OR REPLACE "${table}" SET ${values.join(', ')} WHERE ${where} (${isThere.join(' OR ')})`,
      )
      .run({ from, to, ...range });
  }
}

/** What is summed up of days holds keys as bytes; the hours of changed runs are marked, and their days are made again. */
function forgetDays(database: Database, plain: string): void {
  const days = 'SELECT day FROM day_columns WHERE instr(runs, CAST(? AS BLOB)) > 0';
  inQuickTransaction(database, () => {
    database.prepare(`DELETE FROM day_stamps WHERE day IN (${days})`).run(plain);
    database.prepare(`DELETE FROM day_columns WHERE day IN (${days})`).run(plain);
  });
}

/** The columns of texts of each table that is no sum of others. */
function textColumns(database: Database): ReadonlyMap<string, readonly string[]> {
  const columns = [...getTables(database).keys()]
    .filter((table) => !DERIVED_TABLES.has(table))
    .map((table): [string, readonly string[]] => [
      table,
      textsOf(database, `SELECT emit(name) FROM pragma_table_info('${table}') WHERE type = 'TEXT'`),
    ]);
  return new Map(columns.filter(([, names]) => names.length > 0));
}

function textsOf(database: Database, sql: string): readonly string[] {
  return database.ask(sql).map(([value]) => String(value));
}
