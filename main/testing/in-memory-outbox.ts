import type { OutboxEntry } from '../../shared/messages/message';
import type { Clock } from '../core/ports';
import { MIGRATIONS } from '../storage/migrations';
import { readEntries } from '../storage/outbox/rows';
import { SqliteOutboxStore } from '../storage/outbox/store';
import { SqliteOutboxUpkeep } from '../storage/outbox/upkeep';
import { openFile, type Database } from '../storage/sqlite';

/** The outbox in a database that lives in memory. Its messages need no runs or occasions to be about. */
export class InMemoryOutbox extends SqliteOutboxStore {
  readonly #database: Database;
  readonly upkeep: SqliteOutboxUpkeep;

  constructor(clock: Clock) {
    const database = openFile(':memory:');
    for (const step of MIGRATIONS) database.exec(step);
    database.exec('PRAGMA foreign_keys = OFF');
    super(database, clock);
    this.#database = database;
    this.upkeep = new SqliteOutboxUpkeep(database);
  }

  /** One message; null when there is none of that id. */
  entry(id: string): OutboxEntry | null {
    return readEntries(this.#database, 'WHERE id = ?', [id])[0] ?? null;
  }

  /** Leaves a message that nobody can read. */
  damage(id: string): void {
    this.#database.prepare("UPDATE outbox SET message = '{oops' WHERE id = ?").run(id);
  }

  /** Every message, in the order in which they were added. */
  all(): readonly OutboxEntry[] {
    return readEntries(this.#database, 'ORDER BY rowid', []);
  }
}
