import { useState } from 'react';
import type { Note } from '../../../shared/history/note';
import type { Run } from '../../../shared/run';
import { formatDateTime } from '../../../shared/texts/format-time';
import { useApp } from '../../hooks/app-context';
import { TextButton } from '../inputs/text-button';
import { PanelPart } from '../side-panel';
import { NoteEditor } from './note-editor';
import { NoteText } from './note-text';
import { RemovedNote } from './removed-note';
import { useNoteWriting } from './use-note-writing';
import classes from './notes.module.css';

/** The note about a test: to read, write, change and remove. */
export function NoteOfRun({ run, note }: { readonly run: Run; readonly note: Note | null }) {
  const { texts, style } = useApp();
  // The id that is written to, chosen once: a note that somebody else writes meanwhile is not overwritten.
  const [editedId, setEditedId] = useState<string | null>(null);
  const writing = useNoteWriting();
  const save = async (id: string, text: string) => {
    if (await writing.save({ id, at: run.startedAt, runId: run.id, text })) setEditedId(null);
  };
  return (
    <PanelPart title={texts('notes:title')}>
      {editedId !== null ? (
        <NoteEditor
          label={texts('notes:ofRun')}
          text={note?.text ?? ''}
          fault={writing.fault}
          onSave={(text) => void save(editedId, text)}
          onCancel={() => setEditedId(null)}
        />
      ) : (
        <>
          {note !== null && (
            <>
              <NoteText text={note.text} />
              <p className={classes.when}>
                {texts('notes:changed', { time: formatDateTime(note.changedAt, style) })}
              </p>
            </>
          )}
          <div className={classes.actions}>
            <TextButton onClick={() => setEditedId(note?.id ?? crypto.randomUUID())}>
              {texts(note === null ? 'notes:add' : 'notes:edit')}
            </TextButton>
            {note !== null && (
              <TextButton onClick={() => void writing.remove(note)}>{texts('notes:remove')}</TextButton>
            )}
          </div>
          {note === null || writing.fault !== null ? <RemovedNote writing={writing} /> : null}
        </>
      )}
    </PanelPart>
  );
}
