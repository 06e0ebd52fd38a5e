import { SegmentedControl } from '@mantine/core';
import { useApp } from '../../hooks/app-context';
import type { RangeName } from '../../../shared/history/ranges';
import classes from './range-control.module.css';

interface RangeControlProps<Value extends RangeName | 'custom'> {
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly onChange: (value: Value) => void;
}

/** Chooses how far back a chart or a table goes. */
export function RangeControl<Value extends RangeName | 'custom'>({
  value,
  choices,
  onChange,
}: RangeControlProps<Value>) {
  const { texts } = useApp();
  return (
    <SegmentedControl
      classNames={{
        root: classes.root ?? '',
        label: classes.label ?? '',
        indicator: classes.indicator ?? '',
        control: classes.control ?? '',
      }}
      aria-label={texts('common:range.label')}
      data={choices.map((name) => ({ value: name, label: texts(`common:range.${name}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
