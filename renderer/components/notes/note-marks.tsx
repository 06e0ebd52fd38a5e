import { Tooltip } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import type { Note } from '../../../shared/history/note';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { TimeRange } from '../../../shared/time-range';
import { useApp } from '../../hooks/app-context';
import { groupNotes } from './group-notes';
import classes from './notes.module.css';

interface NoteMarksProps {
  readonly notes: readonly Note[];
  /** That of the chart. */
  readonly range: TimeRange;
  readonly onOpen: (notes: readonly Note[]) => void;
}

/** Notes over the moments of a chart that they are about: by pointer, keyboard and screen reader. Nothing without notes. */
export function NoteMarks({ notes, range, onOpen }: NoteMarksProps) {
  const { texts, style } = useApp();
  const groups = groupNotes(notes, range);
  if (groups.length === 0) return null;
  return (
    <ul className={classes.marks} aria-label={texts('notes:list')}>
      {groups.map(({ share, notes: own }) => {
        const lines = own.map(({ at, text }) =>
          texts('common:labelled', { label: formatShortDateTime(at, style), value: text }),
        );
        return (
          <li key={own[0].id} style={{ left: `${share * 100}%` }}>
            <Tooltip
              label={<NoteLines lines={lines} />}
              multiline
              maw={360}
              events={{ hover: true, focus: true, touch: true }}
            >
              <button
                type="button"
                className={classes.flag}
                aria-label={texts('notes:marks', { count: own.length, text: lines.join('. ') })}
                onClick={() => onOpen(own)}
              >
                <IconNote size={15} stroke={1.75} aria-hidden="true" />
                {own.length > 1 && <span aria-hidden="true">{own.length}</span>}
              </button>
            </Tooltip>
          </li>
        );
      })}
    </ul>
  );
}

/** More lines do not fit beside a chart. */
const MAX_LINES = 6;

function NoteLines({ lines }: { readonly lines: readonly string[] }) {
  const { texts } = useApp();
  return (
    <>
      {lines.slice(0, MAX_LINES).map((line) => (
        <p key={line} className={classes.text} dir="auto">
          {line}
        </p>
      ))}
      {lines.length > MAX_LINES && <p>{texts('notes:more', { count: lines.length - MAX_LINES })}</p>}
    </>
  );
}
