import { LINE_FIGURES, OUTAGE_MOMENTS } from '../../../shared/rules/rules';
import { SelectRow } from '../../components/inputs/select-row';
import { useApp } from '../../hooks/app-context';
import { NumberRow } from './number-row';
import type { RuleFieldsProps } from './rule-fields';

/** What a rule tells of the line between the tests. */
export function LineFields(props: RuleFieldsProps) {
  const { texts } = useApp();
  const { form, onChange } = props;
  if (form.kind === 'outage-count') return <NumberRow name="outages" unit="" {...props} />;
  if (form.kind === 'outage') {
    return (
      <>
        <SelectRow
          id="rule-when"
          label={texts('rules:editor.when')}
          value={form.when}
          choices={OUTAGE_MOMENTS.map((value) => ({ value, label: texts(`rules:when.${value}`) }))}
          onChange={(when) => onChange({ when })}
        />
        <NumberRow name="seconds" unit="s" {...props} />
      </>
    );
  }
  return (
    <>
      <SelectRow
        id="rule-line-figure"
        label={texts('rules:editor.figure')}
        value={form.lineFigure}
        choices={LINE_FIGURES.map((value) => ({ value, label: texts(`rules:figure.${value}`) }))}
        onChange={(lineFigure) => onChange({ lineFigure, value: '' })}
      />
      <NumberRow name="value" unit={form.lineFigure === 'latency' ? 'ms' : '%'} {...props} />
      <NumberRow name="minutes" unit="min" {...props} />
    </>
  );
}
