import { inTransaction } from '../migrate';
import { askVersion, getVersion } from '../recovery/schema';
import type { Database } from '../sqlite';

/**
 * Leaves a database only the tables, indexes, triggers and views that its version makes: a foreign trigger or index would run with
 * every later write, and a foreign table may have the name of one that a newer version makes.
 *
 * @throws what SQLite says
 */
export function keepOwnSchema(database: Database): void {
  const version = getVersion(database);
  keepOwnTriggers(database, version);
  const namesOf = (of: Database, type: 'index' | 'table') =>
    of
      .ask(
        `SELECT emit(name) FROM sqlite_schema WHERE type = '${type}' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'`,
      )
      .map(([name]) => String(name));
  inTransaction(database, () => {
    for (const type of ['index', 'table'] as const) {
      const own = new Set(askVersion(version, (empty) => namesOf(empty, type)));
      for (const name of namesOf(database, type).filter((found) => !own.has(found)))
        database.exec(`DROP ${type} ${quoted(name)}`);
    }
  });
}

function keepOwnTriggers(database: Database, version: number): void {
  const own = askVersion(version, (empty) =>
    empty.ask("SELECT emit(sql) FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY rowid"),
  );
  inTransaction(database, () => {
    // Those of a view go with it.
    for (const type of ['trigger', 'view']) {
      const found = database.ask(`SELECT emit(name) FROM sqlite_schema WHERE type = '${type}'`);
      for (const [name] of found) database.exec(`DROP ${type} ${quoted(String(name))}`);
    }
    for (const [sql] of own) database.exec(String(sql));
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
