import type { ScheduleState, ScheduleStore } from '../../core/schedule/ports';
import type { Database } from '../sqlite';

/** Where the schedule stands, in SQLite. There is one schedule; its row is called `main`. */
export class SqliteScheduleStore implements ScheduleStore {
  readonly #database: Database;

  // Asked with every beat of the scheduler.
  readonly #read;

  constructor(database: Database) {
    this.#database = database;

    this.#read = database.prepare(`SELECT specification, next_due_at FROM schedule_state WHERE id = 'main'`);
  }

  read(): ScheduleState | null {
    const row = this.#read.get() as { specification: string; next_due_at: number } | undefined;
    return row === undefined ? null : { specification: row.specification, nextDueAt: row.next_due_at };
  }

  write(state: ScheduleState): void {
    writeScheduleState(this.#database, state);
  }

  clear(): void {
    this.#database.exec(`DELETE FROM schedule_state WHERE id = 'main'`);
  }
}

/** Writes where the schedule stands; within the caller's transaction, if there is one. */
export function writeScheduleState(database: Database, state: ScheduleState): void {
  database
    .prepare(`INSERT OR REPLACE INTO schedule_state (id, specification, next_due_at) VALUES ('main', ?, ?)`)
    .run(state.specification, state.nextDueAt);
}
