import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { RANGES, type RangeName } from '../../../../shared/history/ranges';
import type { Selection } from '../../../../shared/history/selection';
import type { TimeRange } from '../../../../shared/time-range';
import { RangeControl } from '../../../components/inputs/range-control';
import { useApp } from '../../../hooks/app-context';
import { getDates, rangeOfDates } from './date-fields';
import classes from './selection-bar.module.css';

interface SelectionRangeProps {
  readonly range: Selection['range'];
  /** What is shown of it. */
  readonly shown: TimeRange;
  readonly onSelect: (range: Selection['range']) => void;
  /** Shows as much time, up to now. */
  readonly onNow: () => void;
}

const CHOICES = [...RANGES, 'custom'] as const;

/** Chooses the time that charts and table show: one that ends now, or the days from one date to another. */
export function SelectionRange({ range, shown, onSelect, onNow }: SelectionRangeProps) {
  const { texts } = useApp();
  const choose = (name: RangeName | 'custom') =>
    onSelect(name === 'custom' ? { kind: 'span', ...whole(shown) } : { kind: 'recent', name });
  return (
    <>
      <RangeControl
        value={range.kind === 'span' ? 'custom' : range.name}
        choices={CHOICES}
        onChange={choose}
      />
      <DateFields range={shown} onSelect={(span) => onSelect({ kind: 'span', ...span })} />
      <Tooltip label={texts('history:select.nowLabel')}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={texts('history:select.nowLabel')}
          disabled={range.kind === 'recent'}
          onClick={onNow}
        >
          <IconClock size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

interface DateFieldsProps {
  readonly range: TimeRange;
  readonly onSelect: (range: TimeRange) => void;
}

/** The first and the last day of a range. They take effect together, when a field is left or Enter is pressed. */
export function DateFields({ range, onSelect }: DateFieldsProps) {
  const { texts, style } = useApp();
  const before = getDates(range, style.timeZone);
  // Null while nothing was typed that has not taken effect.
  const [changed, setChanged] = useState<typeof before | null>(null);
  const dates = changed ?? before;
  const fault = useId();
  const typed = rangeOfDates(dates.first, dates.last, style.timeZone);
  const take = () => {
    if (typed === null) return;
    const isChanged = dates.first !== before.first || dates.last !== before.last;
    setChanged(null);
    if (isChanged) onSelect(typed);
  };
  const field = (which: 'first' | 'last') => (
    <TextInput
      type="date"
      size="xs"
      aria-label={texts(`history:select.${which}`)}
      error={typed === null}
      aria-describedby={typed === null ? fault : undefined}
      value={dates[which]}
      onChange={(event) => setChanged({ ...dates, [which]: event.currentTarget.value })}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
  return (
    <div className={classes.dates}>
      {field('first')}
      <span aria-hidden="true">–</span>
      {field('last')}
      {typed === null && (
        <span className={classes.fault} id={fault} role="alert">
          {texts('history:select.datesFault')}
        </span>
      )}
    </div>
  );
}

function whole({ from, to }: TimeRange): TimeRange {
  return { from: Math.max(0, Math.round(from)), to: Math.round(to) };
}
