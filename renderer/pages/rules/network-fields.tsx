import { Checkbox } from '@mantine/core';
import { networkLabel } from '../../../shared/network-label';
import { bridge } from '../../bridge';
import { FieldRow } from '../../components/inputs/field-row';
import { useApp } from '../../hooks/app-context';
import { getValue, useAnswer } from '../../hooks/use-answer';
import type { RuleFieldsProps } from './rule-fields';

/** The networks whose tests a rule speaks of; nothing while the computer has been in one network alone. */
export function NetworkFields({ form, onChange }: RuleFieldsProps) {
  const { texts, settings } = useApp();
  const { answer } = useAnswer('networks', () => bridge.networksList());
  const known = (getValue(answer) ?? []).map(({ network }) => network);
  const networks = [...new Set([...known, ...form.networks])];
  if (networks.length < 2 && form.networks.length === 0) return null;
  return (
    <FieldRow
      id="rule-networks"
      label={texts('rules:editor.networks')}
      hint={texts('rules:editor.networksHint')}
    >
      <Checkbox.Group
        id="rule-networks"
        value={[...form.networks]}
        onChange={(chosen) => onChange({ networks: networks.filter((network) => chosen.includes(network)) })}
      >
        {networks.map((network) => (
          <Checkbox key={network} mb={6} value={network} label={networkLabel(network, settings.networks)} />
        ))}
      </Checkbox.Group>
    </FieldRow>
  );
}
