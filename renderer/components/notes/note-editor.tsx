import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { MAX_NOTE_CHARACTERS } from '../../../shared/history/note';
import { formatNumber } from '../../../shared/texts/format';
import { useApp } from '../../hooks/app-context';
import classes from './notes.module.css';

/** From here on the rest of the room is said. */
const ROOM_SAID_FROM = MAX_NOTE_CHARACTERS - 200;

interface NoteEditorProps {
  readonly label: string;
  /** What it says until now; empty for a new one. */
  readonly text: string;
  /** Why it could not be saved; null where nothing is known. */
  readonly fault: string | null;
  /** False while the field above it holds no time. */
  readonly isMomentKnown?: boolean;
  /** Fields above the text. */
  readonly children?: ReactNode;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** A field for a note. Ctrl+Enter saves, Escape gives up. */
export function NoteEditor({
  label,
  text,
  fault,
  isMomentKnown = true,
  children,
  onSave,
  onCancel,
}: NoteEditorProps) {
  const { texts, style } = useApp();
  const [typed, setTyped] = useState(text);
  const canSave = typed.trim() !== '' && isMomentKnown;
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) onSave(typed);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onCancel();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canSave) onSave(typed);
      }}
    >
      {children}
      <Textarea
        label={label}
        value={typed}
        maxLength={MAX_NOTE_CHARACTERS}
        autosize
        minRows={3}
        maxRows={12}
        data-autofocus
        autoFocus
        error={fault}
        description={
          typed.length < ROOM_SAID_FROM
            ? undefined
            : texts('notes:room', {
                count: MAX_NOTE_CHARACTERS - typed.length,
                shown: formatNumber(MAX_NOTE_CHARACTERS - typed.length, style.language),
              })
        }
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button type="submit" size="compact-sm" disabled={!canSave}>
          {texts('notes:save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {texts('notes:cancel')}
        </Button>
      </div>
    </form>
  );
}
