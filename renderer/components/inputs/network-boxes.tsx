import { Checkbox } from '@mantine/core';
import { networkLabel } from '../../../shared/network-label';
import { useApp } from '../../hooks/app-context';
import { FieldRow } from './field-row';

interface NetworkBoxesProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly networks: readonly string[];
  readonly chosen: readonly string[];
  /** In the order of `networks`. */
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses any of several networks. */
export function NetworkBoxes({ id, label, hint, networks, chosen, onChange }: NetworkBoxesProps) {
  const { settings } = useApp();
  return (
    <FieldRow id={id} label={label} hint={hint}>
      <Checkbox.Group
        id={id}
        value={[...chosen]}
        onChange={(next) => onChange(networks.filter((network) => next.includes(network)))}
      >
        {networks.map((network) => (
          <Checkbox key={network} mb={6} value={network} label={networkLabel(network, settings.networks)} />
        ))}
      </Checkbox.Group>
    </FieldRow>
  );
}
