import { useState } from 'react';
import type { Note } from '../../../shared/history/note';
import { formatDateTime } from '../../../shared/texts/format-time';
import { useApp } from '../../hooks/app-context';
import { MomentInput } from '../inputs/moment-input';
import { TextButton } from '../inputs/text-button';
import { NoteEditor } from './note-editor';
import { NoteText } from './note-text';
import type { NoteWriting } from './use-note-writing';
import classes from './notes.module.css';

interface NoteEntryProps {
  readonly note: Note;
  readonly writing: NoteWriting;
  readonly onOpenRun: (runId: string) => void;
}

/** One note of a list: what it is about, what it says, and what can be done with it. */
export function NoteEntry({ note, writing, onOpenRun }: NoteEntryProps) {
  const { texts, style } = useApp();
  const [isEdited, setIsEdited] = useState(false);
  const [at, setAt] = useState<number | null>(note.at);
  const { runId } = note;
  const time = formatDateTime(note.at, style);
  const save = async (text: string) => {
    if (at !== null && (await writing.save({ ...note, at, text }))) setIsEdited(false);
  };
  const edit = () => {
    setAt(note.at);
    setIsEdited(true);
  };
  if (isEdited) {
    return (
      <NoteEditor
        label={texts('notes:text')}
        text={note.text}
        fault={writing.fault}
        isMomentKnown={at !== null}
        onSave={(text) => void save(text)}
        onCancel={() => setIsEdited(false)}
      >
        {runId === null && <MomentInput label={texts('notes:moment')} initial={note.at} onChange={setAt} />}
      </NoteEditor>
    );
  }
  return (
    <>
      <div className={classes.head}>
        <span>{texts(runId === null ? 'notes:onMoment' : 'notes:onRun', { time })}</span>
        <span className={classes.actions}>
          {runId !== null && (
            <TextButton label={texts('notes:openRunAt', { time })} onClick={() => onOpenRun(runId)}>
              {texts('notes:openRun')}
            </TextButton>
          )}
          <TextButton label={texts('notes:editAt', { time })} onClick={edit}>
            {texts('notes:edit')}
          </TextButton>
          <TextButton label={texts('notes:removeAt', { time })} onClick={() => void writing.remove(note)}>
            {texts('notes:remove')}
          </TextButton>
        </span>
      </div>
      <NoteText text={note.text} />
    </>
  );
}
