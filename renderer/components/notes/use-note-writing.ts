import { useState } from 'react';
import type { Note, NoteDraft } from '../../../shared/history/note';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';

/** Writes and removes notes; what was removed can come back. */
export interface NoteWriting {
  /** Why the last one could not be written, in words; null where it was. */
  readonly fault: string | null;
  /** The note that was removed last; null once it is back. */
  readonly removed: Note | null;
  /** True once it is written. */
  readonly save: (draft: NoteDraft) => Promise<boolean>;
  readonly remove: (note: Note) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** One place where notes are written. */
export function useNoteWriting(): NoteWriting {
  const { texts } = useApp();
  const [fault, setFault] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Note | null>(null);
  const save = async (draft: NoteDraft): Promise<boolean> => {
    const answer = await bridge.noteSave(draft).catch(() => null);
    if (answer?.kind === 'saved') {
      setFault(null);
      return true;
    }
    setFault(
      answer === null || answer.kind === 'not-written'
        ? texts('notes:fault.notWritten', { detail: answer?.detail ?? '' }).trim()
        : texts(`notes:fault.${answer.kind}`),
    );
    return false;
  };
  return {
    fault,
    removed,
    save,
    remove: async (note) => {
      const answer = await bridge.noteRemove(note.id).catch(() => null);
      if (answer?.kind === 'removed') {
        setFault(null);
        // Another id: whoever still edits the note that was removed may write it again.
        setRemoved({ ...note, id: crypto.randomUUID() });
      } else setFault(texts('notes:fault.notRemoved', { detail: answer?.detail ?? '' }).trim());
    },
    undo: async () => {
      if (removed !== null && (await save(removed))) setRemoved(null);
    },
  };
}
