import { Checkbox } from '@mantine/core';
import { DIGEST_PERIODS, TOLD_ENDINGS, type ConditionKind } from '../../../shared/rules/rules';
import { controlProps, FieldRow } from '../../components/inputs/field-row';
import { SelectRow } from '../../components/inputs/select-row';
import { TimeInput } from '../../components/inputs/time-input';
import { useApp } from '../../hooks/app-context';
import { CountFields } from './count-fields';
import { FigureFields } from './figure-fields';
import { LineFields } from './line-fields';
import { NumberRow } from './number-row';
import type { RuleFieldsProps } from './rule-fields';

/** In the order of how often they are wanted. */
const KINDS: readonly ConditionKind[] = [
  'figure',
  'run-ended',
  'every-result',
  'digest',
  'outage',
  'outage-count',
  'line',
  'silence',
  'channel-failing',
  'data-use',
  'storage',
  'campaign',
  'canary',
];

/** What a rule tells of. */
export function ConditionFields(props: RuleFieldsProps) {
  const { texts } = useApp();
  const { form, onChange } = props;
  return (
    <>
      <SelectRow
        id="rule-kind"
        label={texts('rules:editor.kind')}
        value={form.kind}
        choices={KINDS.map((value) => ({ value, label: texts(`rules:kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <OwnFields {...props} />
    </>
  );
}

/** The fields of the chosen kind alone. */
function OwnFields(props: RuleFieldsProps) {
  const { texts } = useApp();
  const { form, faults, onChange } = props;
  switch (form.kind) {
    case 'figure':
      return <FigureFields {...props} />;
    case 'run-ended':
      return (
        <>
          <FieldRow
            id="rule-endings"
            label={texts('rules:editor.endings')}
            fault={faults.outcomes === undefined ? null : texts(`rules:fault.${faults.outcomes}`)}
          >
            <Checkbox.Group
              id="rule-endings"
              value={[...form.outcomes]}
              onChange={(chosen) =>
                onChange({ outcomes: TOLD_ENDINGS.filter((ending) => chosen.includes(ending)) })
              }
            >
              {TOLD_ENDINGS.map((ending) => (
                <Checkbox key={ending} mb={6} value={ending} label={texts(`rules:ending.${ending}`)} />
              ))}
            </Checkbox.Group>
          </FieldRow>
          <CountFields {...props} />
        </>
      );
    case 'digest':
      return (
        <>
          <SelectRow
            id="rule-every"
            label={texts('rules:editor.every')}
            value={form.every}
            choices={DIGEST_PERIODS.map((value) => ({ value, label: texts(`rules:period.${value}`) }))}
            onChange={(every) => onChange({ every })}
          />
          <TimeRow {...props} />
        </>
      );
    case 'outage':
    case 'outage-count':
    case 'line':
      return <LineFields {...props} />;
    case 'silence':
      return <NumberRow name="hours" unit="h" {...props} />;
    case 'channel-failing':
      return <NumberRow name="minutes" unit="min" {...props} />;
    case 'data-use':
      return <NumberRow name="dataShare" unit="%" {...props} />;
    case 'every-result':
    case 'canary':
    case 'storage':
    case 'campaign':
      return null;
  }
}

function TimeRow({ form, faults, onChange }: RuleFieldsProps) {
  const { texts } = useApp();
  const fault = faults.at === undefined ? null : texts(`rules:fault.${faults.at}`);
  return (
    <FieldRow id="rule-at" label={texts('rules:editor.at')} fault={fault}>
      <TimeInput {...controlProps('rule-at', fault)} value={form.at} onChange={(at) => onChange({ at })} />
    </FieldRow>
  );
}
