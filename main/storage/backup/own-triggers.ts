import { inTransaction } from '../migrate';
import { askVersion, getVersion } from '../recovery/schema';
import type { Database } from '../sqlite';

/**
 * Leaves a database only the triggers and views that its version makes: what somebody else put into a file would run with every
 * later write.
 *
 * @throws what SQLite says
 */
export function keepOwnTriggers(database: Database): void {
  const own = askVersion(getVersion(database), (empty) =>
    empty.ask("SELECT emit(sql) FROM sqlite_schema WHERE type IN ('view', 'trigger') ORDER BY rowid"),
  );
  inTransaction(database, () => {
    // Those of a view go with it.
    for (const type of ['trigger', 'view']) {
      const found = database.ask(`SELECT emit(name) FROM sqlite_schema WHERE type = '${type}'`);
      for (const [name] of found) database.exec(`DROP ${type} "${String(name).replaceAll('"', '""')}"`);
    }
    for (const [sql] of own) database.exec(String(sql));
  });
}
