import type { ScheduleState, ScheduleStore } from '../core/ports';
import type { Database } from './sqlite';

/** Where the schedule stands, in SQLite. There is one schedule; its row is called `main`. */
export class SqliteScheduleStore implements ScheduleStore {
  constructor(private readonly database: Database) {}

  read(): ScheduleState | null {
    const row = this.database
      .prepare(`SELECT specification, next_due_at FROM schedule_state WHERE id = 'main'`)
      .get() as { specification: string; next_due_at: number } | undefined;
    return row === undefined ? null : { specification: row.specification, nextDueAt: row.next_due_at };
  }

  write(state: ScheduleState): void {
    this.database
      .prepare(`INSERT OR REPLACE INTO schedule_state (id, specification, next_due_at) VALUES ('main', ?, ?)`)
      .run(state.specification, state.nextDueAt);
  }

  clear(): void {
    this.database.exec(`DELETE FROM schedule_state WHERE id = 'main'`);
  }
}
