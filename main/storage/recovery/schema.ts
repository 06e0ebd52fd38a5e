import { kept } from '../../../shared/kept';
import { MIGRATIONS } from '../migrations';
import { RECORDED_HERE } from '../runs/counted';
import { openInMemory, type Database } from '../sqlite';

/** Made from the table `runs`, whose triggers mark what has changed. */
export const DERIVED_TABLES: ReadonlySet<string> = new Set([
  'roll_ups',
  'day_columns',
  'day_stamps',
  'stale_hours',
  'tallies',
]);

/** The columns of each table. */
export type Tables = ReadonlyMap<string, readonly string[]>;

const byVersion = new Map<number, Tables>();

/** The format of a database, as its migrations count it; 0 where none has run. */
export function getVersion(database: Database): number {
  const [[version] = []] = database.ask('SELECT emit(user_version) FROM pragma_user_version');
  return Number(version);
}

/** The tables of a database. */
export function getTables(database: Database): Tables {
  const rows = database.ask(
    `SELECT emit(entry.name, part.name) FROM sqlite_schema AS entry, pragma_table_info(entry.name) AS part
     WHERE entry.type = 'table' AND entry.name NOT LIKE 'sqlite_%' ORDER BY entry.rowid, part.cid`,
  );
  const tables = new Map<string, string[]>();
  for (const [table, column] of rows) kept(tables, String(table), () => []).push(String(column));
  return tables;
}

/** SQL that adds to a condition on the table `runs` that a run was recorded here; older formats have no imports. */
export function andHere(tables: Tables): string {
  return tables.get('runs')?.includes('import_id') === true ? ` AND ${RECORDED_HERE}` : '';
}

/** The tables that a database of a version has. */
function tablesOfVersion(version: number): Tables {
  return kept(byVersion, version, () => askVersion(version, getTables));
}

/** What an empty database of a version answers. */
export function askVersion<Answer>(version: number, ask: (database: Database) => Answer): Answer {
  const database = openInMemory();
  try {
    for (const step of MIGRATIONS.slice(0, version)) database.exec(step);
    return ask(database);
  } finally {
    database.close();
  }
}

/** The first table or column that a database lacks for its version; null where it has them all. */
export function missingPart(database: Database): string | null {
  const version = getVersion(database);
  const tables = getTables(database);
  // No step has run, and yet there is something: the number is gone, or it is another program's file.
  if (version === 0) return tables.size === 0 ? null : 'user_version';
  for (const [name, columns] of tablesOfVersion(version)) {
    const found = tables.get(name);
    if (found === undefined) return name;
    const lacking = columns.find((column) => !found.includes(column));
    if (lacking !== undefined) return `${name}.${lacking}`;
  }
  return null;
}
