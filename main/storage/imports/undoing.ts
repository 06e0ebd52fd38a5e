import { inQuickTransaction } from '../migrate';
import type { Portions } from '../portions';
import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** A portion takes a few milliseconds. */
const RUNS_AT_ONCE = 250;
const FORSAKEN = "UPDATE imports SET state = 'undoing' WHERE state = 'writing' AND owner <> ?";
const NEXT = "SELECT id FROM imports WHERE state = 'undoing' ORDER BY id LIMIT 1";
/** The ids of notes that came with the run of an import begin so. */
export const NOTE_NAMES = { from: 'imported-note-', to: 'imported-note.' };
/** Those that nobody has changed since. */
const REMOVE_NOTES = `DELETE FROM notes WHERE id >= '${NOTE_NAMES.from}' AND id < '${NOTE_NAMES.to}'
  AND changed_at = (SELECT at FROM imports WHERE id = :id)
  AND EXISTS (SELECT 1 FROM runs WHERE runs.id = notes.run_id AND import_id = :id)`;
const REMOVE = 'DELETE FROM runs WHERE rowid IN (SELECT rowid FROM runs WHERE import_id = ? LIMIT ?)';

/**
 * Removes the runs of imports that are undone, with the notes that came with them, some at a time, then the imports themselves; also those that a process
 * wrote that has ended before it was done. `owner` is this process; `onUndone` hears of each that is gone.
 */
export function undoingImports(database: Database, owner: string, onUndone: () => void): Portions {
  let hasLooked = false;
  return {
    next: () => {
      if (!hasLooked) prepared(database, FORSAKEN).run(owner);
      hasLooked = true;
      const found = prepared(database, NEXT).get() as { readonly id: string } | undefined;
      if (found === undefined) return false;
      const isGone = inQuickTransaction(database, () => {
        prepared(database, REMOVE_NOTES).run({ id: found.id });
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
