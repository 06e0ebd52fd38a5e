import { NetworkBoxes } from '../../components/inputs/network-boxes';
import { useApp } from '../../hooks/app-context';
import { useNetworkKeys } from '../../hooks/use-networks';
import type { RuleFieldsProps } from './rule-fields';

/** The networks whose tests a rule speaks of; nothing while the computer has been in one network alone. */
export function NetworkFields({ form, onChange }: RuleFieldsProps) {
  const { texts } = useApp();
  const networks = useNetworkKeys(form.networks);
  if (networks.length < 2 && form.networks.length === 0) return null;
  return (
    <NetworkBoxes
      id="rule-networks"
      label={texts('rules:editor.networks')}
      hint={texts('rules:editor.networksHint')}
      networks={networks}
      chosen={form.networks}
      onChange={(chosen) => onChange({ networks: chosen })}
    />
  );
}
