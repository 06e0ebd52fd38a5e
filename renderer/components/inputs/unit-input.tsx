import { TextInput } from '@mantine/core';
import type { controlProps } from './field-row';
import classes from './unit-input.module.css';

type UnitInputProps = Partial<ReturnType<typeof controlProps>> & {
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
