import { TextInput } from '@mantine/core';
import type { Against } from '../../../../shared/history/history-look';
import { formatShortDateTime } from '../../../../shared/texts/format-time';
import type { TimeRange } from '../../../../shared/time-range';
import { ChoiceChips } from '../../../components/inputs/choice-chips';
import { useApp } from '../../../hooks/app-context';
import { getValue } from '../../../hooks/use-answer';
import { useNotes } from '../../../hooks/use-notes';
import { getDates, rangeOfDates } from '../selection/date-fields';
import { DateFields } from '../selection/selection-range';
import { getPrevious } from './periods';
import classes from './patterns.module.css';

const KINDS = ['previous', 'split', 'span'] as const satisfies readonly Against['kind'][];
/** More notes than fit into a line are not offered. Our choice. */
const MOST_NOTES = 6;
const MOST_CHARACTERS = 40;

interface AgainstChoiceProps {
  readonly range: TimeRange;
  readonly against: Against;
  readonly onAgainst: (against: Against) => void;
}

/** Chooses what a period is compared with: the time before, its parts before and after a day or note, or another period. */
export function AgainstChoice({ range, against, onAgainst }: AgainstChoiceProps) {
  const { texts, style } = useApp();
  const { timeZone } = style;
  const dayOf = (at: number) => getDates({ from: at, to: at + 1 }, timeZone).first;
  const beginOf = (date: string) => rangeOfDates(date, date, timeZone)?.from ?? null;
  const choose = (kind: Against['kind']) => {
    const middle = (range.from + range.to) / 2;
    if (kind === 'previous') onAgainst({ kind });
    if (kind === 'split') onAgainst({ kind, at: beginOf(dayOf(middle)) ?? Math.round(middle) });
    if (kind === 'span') onAgainst({ kind, ...getPrevious(range) });
  };
  return (
    <div className={classes.controls}>
      <ChoiceChips
        label={texts('patterns:compare.with')}
        value={against.kind}
        choices={KINDS.map((kind) => ({ value: kind, label: texts(`patterns:compare.against.${kind}`) }))}
        onChange={choose}
      />
      {against.kind === 'split' && (
        <>
          <TextInput
            type="date"
            size="xs"
            aria-label={texts('patterns:compare.day')}
            value={dayOf(against.at)}
            onChange={(event) => {
              const at = beginOf(event.currentTarget.value);
              if (at !== null) onAgainst({ kind: 'split', at });
            }}
          />
          <NoteChips range={range} at={against.at} onAt={(at) => onAgainst({ kind: 'split', at })} />
        </>
      )}
      {against.kind === 'span' && (
        <DateFields range={against} onSelect={(span) => onAgainst({ kind: 'span', ...span })} />
      )}
    </div>
  );
}

interface NoteChipsProps {
  readonly range: TimeRange;
  readonly at: number;
  readonly onAt: (at: number) => void;
}

/** The newest notes of the range, at whose moments it can be parted. */
function NoteChips({ range, at, onAt }: NoteChipsProps) {
  const { texts, style } = useApp();
  const list = getValue(useNotes({ from: range.from, to: range.to, search: '' }).answer);
  const notes = (list?.notes ?? []).slice(0, MOST_NOTES);
  if (notes.length === 0) return null;
  return (
    <ChoiceChips
      label={texts('patterns:compare.note')}
      value={notes.find((note) => note.at === at)?.id ?? null}
      choices={notes.map((note) => ({
        value: note.id,
        label: texts('common:labelled', {
          label: formatShortDateTime(note.at, style),
          value: shorten(note.text),
        }),
      }))}
      onChange={(id) => {
        const chosen = notes.find((note) => note.id === id);
        if (chosen !== undefined) onAt(chosen.at);
      }}
    />
  );
}

function shorten(text: string): string {
  const characters = [...(text.split('\n')[0] ?? '')];
  return characters.length <= MOST_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MOST_CHARACTERS).join('')}…`;
}
