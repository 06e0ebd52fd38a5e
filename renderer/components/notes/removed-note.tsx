import { TextButton } from '../inputs/text-button';
import { useApp } from '../../hooks/app-context';
import type { NoteWriting } from './use-note-writing';
import classes from './notes.module.css';

/** Says that a note was removed, and brings it back; says what could not be done. */
export function RemovedNote({ writing }: { readonly writing: NoteWriting }) {
  const { texts } = useApp();
  return (
    <div className={classes.status} role="status">
      {writing.removed !== null && (
        <p>
          {texts('notes:removed')}{' '}
          <TextButton onClick={() => void writing.undo()}>{texts('notes:undo')}</TextButton>
        </p>
      )}
      {writing.fault !== null && <p data-tone="bad">{writing.fault}</p>}
    </div>
  );
}
