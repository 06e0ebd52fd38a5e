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
  const [isEdited, setIsEdited] = useState(false);
  const writing = useNoteWriting();
  const save = async (text: string) => {
    const draft = { id: note?.id ?? crypto.randomUUID(), at: run.startedAt, runId: run.id, text };
    if (await writing.save(draft)) setIsEdited(false);
  };
  return (
    <PanelPart title={texts('notes:title')}>
      {isEdited ? (
        <NoteEditor
          label={texts('notes:ofRun')}
          text={note?.text ?? ''}
          fault={writing.fault}
          onSave={(text) => void save(text)}
          onCancel={() => setIsEdited(false)}
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
            <TextButton onClick={() => setIsEdited(true)}>
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
