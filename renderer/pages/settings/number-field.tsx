import { TextInput } from '@mantine/core';
import { FieldRow } from '../../components/field-row';
import { useField, type FieldControl } from './form-context';
import classes from './number-field.module.css';

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly unit: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A number as typed, with its unit inside the field. */
export function NumberField({ id, label, hint, unit, value, onChange }: NumberFieldProps) {
  const { fault, control } = useField(id);
  return (
    <FieldRow id={id} label={label} hint={hint} fault={fault}>
      <UnitInput {...control} unit={unit} value={value} onChange={onChange} />
    </FieldRow>
  );
}

type UnitInputProps = FieldControl & {
  readonly unit: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly 'aria-label'?: string;
};

/** The field alone. */
export function UnitInput({ unit, onChange, ...props }: UnitInputProps) {
  return (
    <TextInput
      {...props}
      classNames={{ input: classes.input ?? '' }}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span className={classes.unit}>{unit}</span>}
      rightSectionWidth={62}
      rightSectionPointerEvents="none"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
