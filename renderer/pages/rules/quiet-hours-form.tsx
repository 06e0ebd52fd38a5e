import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { clockTime, type QuietHours } from '../../../shared/rules';
import { FieldRow } from '../../components/field-row';
import { SwitchRow } from '../../components/switch-row';
import { useApp } from '../../hooks/app-context';

interface QuietHoursFormProps {
  readonly value: QuietHours;
  readonly onChange: (value: QuietHours) => void;
}

/** When messages are held back. */
export function QuietHoursForm({ value, onChange }: QuietHoursFormProps) {
  const { texts } = useApp();
  return (
    <>
      <SwitchRow
        id="quiet-hours"
        label={texts('rules:quiet.use')}
        hint={texts('rules:quiet.hint')}
        isOn={value.isEnabled}
        onChange={(isEnabled) => onChange({ ...value, isEnabled })}
      />
      {value.isEnabled && (
        <>
          <TimeRow
            id="quiet-from"
            label={texts('rules:quiet.from')}
            value={value.from}
            onChange={(from) => onChange({ ...value, from })}
          />
          <TimeRow
            id="quiet-to"
            label={texts('rules:quiet.to')}
            value={value.to}
            onChange={(to) => onChange({ ...value, to })}
          />
        </>
      )}
    </>
  );
}

interface TimeRowProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time of day, saved when it is left: half typed, most are another time. */
function TimeRow({ id, label, value, onChange }: TimeRowProps) {
  const { texts } = useApp();
  const [typed, setTyped] = useState(value);
  const isTime = clockTime.safeParse(typed).success;
  const save = () => {
    if (isTime && typed !== value) onChange(typed);
  };
  return (
    <FieldRow id={id} label={label} fault={isTime ? null : texts('rules:fault.not-a-time')}>
      <TextInput
        id={id}
        type="time"
        value={typed}
        error={!isTime}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
    </FieldRow>
  );
}
