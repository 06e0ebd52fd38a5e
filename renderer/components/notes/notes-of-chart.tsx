import { useState, type SyntheticEvent } from 'react';
import type { Note } from '../../../shared/history/note';
import type { TimeRange } from '../../../shared/time-range';
import { useApp } from '../../hooks/app-context';
import { getValue } from '../../hooks/use-answer';
import { useNotes } from '../../hooks/use-notes';
import { NoteMarks } from './note-marks';
import { NotesPanel } from './notes-panel';
import classes from './notes.module.css';

interface NotesOfChartProps {
  /** That of the chart. */
  readonly range: TimeRange;
  /** Where a note is begun; null while none is. */
  readonly newAt: number | null;
  /** The note that was begun is saved, or given up. */
  readonly onClose: () => void;
}

/** The notes of a chart over their moments; one of them, or a key, opens the list. To be put into the box of the chart. */
export function NotesOfChart({ range, newAt, onClose }: NotesOfChartProps) {
  const { openRun } = useApp();
  const [opened, setOpened] = useState<TimeRange | null>(null);
  const notes = getValue(useNotes({ from: range.from, to: range.to, search: '' }).answer)?.notes ?? [];
  const close = () => {
    setOpened(null);
    onClose();
  };
  return (
    // Keys and clicks here are not meant for the chart around it, nor those in the panel.
    <div className={classes.apart} onKeyDown={stay} onPointerDown={stay} onPointerUp={stay} onClick={stay}>
      <NoteMarks notes={notes} range={range} onOpen={(own) => setOpened(getSpan(own))} />
      <NotesPanel
        isOpen={opened !== null || newAt !== null}
        newAt={newAt}
        range={opened}
        onClose={close}
        onOpenRun={(runId) => {
          close();
          openRun(runId);
        }}
      />
    </div>
  );
}

/** From the first of some notes to the last one; null without notes. */
function getSpan(notes: readonly Note[]): TimeRange | null {
  const [first, last] = [notes[0], notes.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.at, to: last.at + 1 };
}

function stay(event: SyntheticEvent): void {
  event.stopPropagation();
}
