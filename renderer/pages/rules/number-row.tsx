import { controlProps, FieldRow } from '../../components/inputs/field-row';
import { UnitInput } from '../../components/inputs/unit-input';
import { useApp } from '../../hooks/app-context';
import type { RuleFieldsProps } from './rule-fields';

interface NumberRowProps extends RuleFieldsProps {
  readonly name:
    | 'value'
    | 'share'
    | 'breaches'
    | 'of'
    | 'hours'
    | 'minutes'
    | 'seconds'
    | 'outages'
    | 'dataShare'
    | 'repeatHours';
  readonly unit: string;
}

/** A number of a rule, as typed, with its unit inside the field. */
export function NumberRow({ name, unit, form, faults, onChange }: NumberRowProps) {
  const { texts } = useApp();
  const id = `rule-${name}`;
  const problem = faults[name];
  const fault = problem === undefined ? null : texts(`rules:fault.${problem}`);
  return (
    <FieldRow id={id} label={texts(`rules:editor.number.${name}`)} fault={fault}>
      <UnitInput
        {...controlProps(id, fault)}
        unit={unit}
        value={form[name]}
        onChange={(typed) => onChange({ [name]: typed })}
      />
    </FieldRow>
  );
}
