import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** The ids of notes that came with an import begin so, and are below the second text. */
export const IMPORTED_NOTES = { from: 'imported-', to: 'imported.' } as const;

/** The id of a note that came with a run of an import, or of one on a moment, by what the file calls run or note. */
export function noteId(of: 'run' | 'moment', id: string): string {
  return `${IMPORTED_NOTES.from}${of === 'run' ? 'note' : 'moment'}-${id}`;
}

/** Whether a note of a file is recorded: here, or by an earlier import of any file that has it. */
export function isRecordedNote(database: Database, id: string): boolean {
  // A note that was imported, exported and is imported again.
  const ids = [id, noteId('moment', id)];
  return ids.some((one) => prepared(database, 'SELECT 1 FROM notes WHERE id = ?').get(one) !== undefined);
}

const OF_IMPORT = `id >= '${IMPORTED_NOTES.from}' AND id < '${IMPORTED_NOTES.to}'
  AND changed_at = (SELECT at FROM imports WHERE id = :id)`;
const REMOVE = `DELETE FROM notes WHERE ${OF_IMPORT}
  AND (id LIKE 'imported-moment-%' OR EXISTS (SELECT 1 FROM runs WHERE runs.id = notes.run_id AND import_id = :id))`;

/** Removes the notes that came with an import and that nobody has changed since. */
export function removeImportedNotes(database: Database, importId: string): void {
  prepared(database, REMOVE).run({ id: importId });
}

const UNDO = `UPDATE imports SET state = 'undoing'
  WHERE state <> 'undoing' AND (id = :id OR (state = 'writing' AND owner <> :owner))`;

/**
 * Has imports removed, some runs at a time: one, or those that another process than `owner` has begun and not ended. How many
 * were not being removed yet.
 */
export function toUndo(
  database: Database,
  { id, owner }: { readonly id?: string; readonly owner?: string },
): number {
  return Number(prepared(database, UNDO).run({ id: id ?? null, owner: owner ?? null }).changes);
}
