import type { NoteList, NoteQuery } from '../../shared/history/note';
import { bridge } from '../bridge';
import { useAnswer, type Answer } from './use-answer';
import { useEvent } from './use-event';

/** Notes of a query, newest first; read again whenever one changes. */
export function useNotes(query: NoteQuery): {
  readonly answer: Answer<NoteList>;
  readonly again: () => void;
} {
  const notes = useAnswer(`notes ${JSON.stringify(query)}`, () => bridge.notesRead(query));
  useEvent('onNotesChanged', notes.again);
  return notes;
}
