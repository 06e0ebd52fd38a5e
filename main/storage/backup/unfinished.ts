import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** The copy of the records that a backup is made of. */
export const UNFINISHED = 'backup.db.new';

/** Removes what a backup that was ended in between has left in the data folder: a whole copy of the records. */
export function removeUnfinished(folder: string): void {
  for (const part of ['', '-journal', '-wal', '-shm']) {
    try {
      rmSync(join(folder, UNFINISHED + part), { force: true });
    } catch {
      // The next backup makes room for its own copy anyway.
    }
  }
}
