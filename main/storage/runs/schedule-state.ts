import type { ScheduleState, ScheduleStore } from '../../core/schedule/ports';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** Where each schedule stands, in SQLite. */
export class SqliteScheduleStore implements ScheduleStore {
  readonly #database: Database;

  // Asked with every beat of the scheduler.
  readonly #read;

  constructor(database: Database) {
    this.#database = database;

    this.#read = database.prepare('SELECT id, specification, next_due_at AS nextDueAt FROM schedule_state');
  }

  read(): ReadonlyMap<string, ScheduleState> {
    const rows = this.#read.all() as unknown as readonly (ScheduleState & { readonly id: string })[];
    return new Map(rows.map(({ id, specification, nextDueAt }) => [id, { specification, nextDueAt }]));
  }

  write(scheduleId: string, state: ScheduleState): void {
    writeScheduleState(this.#database, scheduleId, state);
  }

  clear(scheduleId: string): void {
    this.#database.prepare('DELETE FROM schedule_state WHERE id = ?').run(scheduleId);
  }
}

/** Writes where a schedule stands; within the caller's transaction, if there is one. */
export function writeScheduleState(database: Database, scheduleId: string, state: ScheduleState): void {
  prepared(
    database,
    'INSERT OR REPLACE INTO schedule_state (id, specification, next_due_at) VALUES (?, ?, ?)',
  ).run(scheduleId, state.specification, state.nextDueAt);
}
