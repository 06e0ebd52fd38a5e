import { FieldRow } from '../../components/inputs/field-row';
import { UnitInput } from '../../components/inputs/unit-input';
import { useField } from './form-context';

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
