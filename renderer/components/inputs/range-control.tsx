import { SegmentedControl } from '@mantine/core';
import { useApp } from '../../hooks/app-context';
import { RANGES, type RangeName } from '../../../shared/history/ranges';
import classes from './range-control.module.css';

interface RangeControlProps {
  readonly value: RangeName;
  readonly onChange: (value: RangeName) => void;
}

/** Chooses how far back a chart or a table goes. */
export function RangeControl({ value, onChange }: RangeControlProps) {
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
      data={RANGES.map((name) => ({ value: name, label: texts(`common:range.${name}`) }))}
      value={value}
      onChange={onChange}
    />
  );
}
