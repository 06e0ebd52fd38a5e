import { openFile, type Database } from './sqlite';

/**
 * The pages of SQLite's log of changes (the `-wal` file), and how many of them are in the records already. It starts again
 * with the first change after all of them are.
 */
export interface ChangeLog {
  readonly pages: number;
  readonly takenIn: number;
}

/** Where many changes come at once, more come while those are taken in that were there. */
const MAX_ROUNDS = 3;

/** How long the log of changes is; waits for nothing. */
export function readChangeLog(database: Database): ChangeLog {
  return checkpoint(database, 'NOOP');
}

/** Leaves it to `takeInChanges` to take the changes in, unless they become as many as this. */
export function leaveChanges(database: Database, maxPages: number): void {
  database.exec(`PRAGMA wal_autocheckpoint = ${maxPages}`);
}

/**
 * Takes the log of changes into the records at a path, as far as nobody reads what was there before; it keeps nobody from
 * reading or writing, but waits for the disk. The file of another connection must be there.
 *
 * @throws what the disk says
 */
export function takeInChanges(path: string): ChangeLog {
  const database = openFile(path, { isExisting: true, isDurable: true });
  try {
    let state = checkpoint(database, 'PASSIVE');
    for (let round = 1; round < MAX_ROUNDS && state.takenIn < state.pages; round += 1) {
      const next = checkpoint(database, 'PASSIVE');
      if (next.takenIn === state.takenIn) break;
      state = next;
    }
    return state;
  } finally {
    database.close();
  }
}

/** Takes all of it in and cuts the file to nothing; false where somebody reads what was there before. */
export function emptyChangeLog(database: Database): boolean {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { readonly busy: number };
  return busy === 0;
}

/** Pages count as -1 where there is no log. */
function checkpoint(database: Database, mode: 'NOOP' | 'PASSIVE'): ChangeLog {
  const { log, checkpointed } = database.prepare(`PRAGMA wal_checkpoint(${mode})`).get() as {
    readonly log: number;
    readonly checkpointed: number;
  };
  return { pages: Math.max(0, log), takenIn: Math.max(0, checkpointed) };
}
