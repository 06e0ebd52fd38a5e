import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseTypedMoment, toTypedMoment } from '../../../shared/typed-moment';
import { useApp } from '../../hooks/app-context';

interface MomentInputProps {
  readonly label: string;
  /** What it shows at first, in ms since the epoch. */
  readonly initial: number;
  /** Null while it holds no time. */
  readonly onChange: (at: number | null) => void;
}

/** A field for day and time, by the clock of the time zone that the window shows. */
export function MomentInput({ label, initial, onChange }: MomentInputProps) {
  const { texts, style } = useApp();
  const [typed, setTyped] = useState(() => toTypedMoment(initial, style.timeZone));
  const isTime = parseTypedMoment(typed, style.timeZone) !== null;
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={typed}
      max="9999-12-31T23:59"
      error={isTime ? null : texts('notes:fault.noTime')}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        onChange(parseTypedMoment(next, style.timeZone));
      }}
    />
  );
}
