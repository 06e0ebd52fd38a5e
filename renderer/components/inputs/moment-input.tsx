import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseTypedMoment, toTypedMoment } from '../../../shared/typed-moment';
import { useApp } from '../../hooks/app-context';

interface MomentInputProps {
  readonly label: string;
  /** In ms since the epoch. */
  readonly value: number;
  readonly onChange: (at: number) => void;
}

/** A field for day and time, by the clock of the time zone that the window shows; what is no time changes nothing. */
export function MomentInput({ label, value, onChange }: MomentInputProps) {
  const { texts, style } = useApp();
  const [typed, setTyped] = useState(() => toTypedMoment(value, style.timeZone));
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
        const at = parseTypedMoment(next, style.timeZone);
        if (at !== null) onChange(at);
      }}
    />
  );
}
