import { Switch } from '@mantine/core';
import { FieldRow } from './field-row';

interface SwitchRowProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A setting that is on or off. */
export function SwitchRow({ id, label, hint, isOn, onChange }: SwitchRowProps) {
  return (
    <FieldRow id={id} label={label} hint={hint}>
      <Switch
        id={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </FieldRow>
  );
}
