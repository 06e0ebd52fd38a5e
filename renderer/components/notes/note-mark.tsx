import { Tooltip } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import type { Note } from '../../../shared/history/note';
import { useApp } from '../../hooks/app-context';
import { NoteText } from './note-text';
import classes from './notes.module.css';

/** Marks a row that has a note; the note is read by pointer, focus and screen reader. */
export function NoteMark({ note, tabIndex = 0 }: { readonly note: Note; readonly tabIndex?: number }) {
  const { texts } = useApp();
  return (
    <Tooltip
      label={<NoteText text={note.text} />}
      multiline
      maw={360}
      events={{ hover: true, focus: true, touch: true }}
    >
      <span
        className={classes.mark}
        role="img"
        tabIndex={tabIndex}
        aria-label={texts('notes:mark', { text: note.text })}
      >
        <IconNote size={15} stroke={1.75} aria-hidden="true" />
      </span>
    </Tooltip>
  );
}
