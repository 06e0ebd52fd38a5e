import { inQuickTransaction } from '../migrate';
import type { Portions } from '../portions';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';
import { removeImportedNotes, toUndo } from './imported-notes';

/** A portion takes a few milliseconds. */
const RUNS_AT_ONCE = 250;
const NEXT = "SELECT id FROM imports WHERE state = 'undoing' ORDER BY id LIMIT 1";
const REMOVE = 'DELETE FROM runs WHERE rowid IN (SELECT rowid FROM runs WHERE import_id = ? LIMIT ?)';

/**
 * Removes the runs of imports that are undone, with the notes that came with them, some at a time, then the imports
 * themselves; also those that a process wrote that has ended before it was done. `owner` is this process; `onUndone` hears of each that is gone.
 */
export function undoingImports(database: Database, owner: string, onUndone: () => void): Portions {
  let hasLooked = false;
  return {
    next: () => {
      if (!hasLooked) toUndo(database, { owner });
      hasLooked = true;
      const found = prepared(database, NEXT).get() as { readonly id: string } | undefined;
      if (found === undefined) return false;
      const isGone = inQuickTransaction(database, () => {
        removeImportedNotes(database, found.id);
        const { changes } = prepared(database, REMOVE).run(found.id, RUNS_AT_ONCE);
        const isLast = Number(changes) < RUNS_AT_ONCE;
        if (isLast) prepared(database, 'DELETE FROM imports WHERE id = ?').run(found.id);
        return isLast;
      });
      if (isGone) onUndone();
      return true;
    },
  };
}
