import type { Database, Statement } from './sqlite';

const statementsByDatabase = new WeakMap<Database, Map<string, Statement>>();

/** A statement that is prepared once for each database: for what is done at every run. It keeps the file open. */
export function prepared(database: Database, sql: string): Statement {
  let statements = statementsByDatabase.get(database);
  if (statements === undefined)
    statementsByDatabase.set(database, (statements = new Map<string, Statement>()));
  let statement = statements.get(sql);
  if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
  return statement;
}
