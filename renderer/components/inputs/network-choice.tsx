import { Select } from '@mantine/core';
import { networkName, type NetworkEntry } from '../../../shared/network-label';
import { useApp } from '../../hooks/app-context';
import classes from './network-choice.module.css';

/** Stands for all networks in the list, which takes texts alone. No network has this key. */
const ALL = '';
/** So many are found faster by typing than by looking. */
const MOST_SEEN_AT_ONCE = 12;

interface NetworkChoiceProps {
  readonly networks: readonly NetworkEntry[];
  /** Null for all networks. */
  readonly value: string | null;
  readonly onChange: (network: string | null) => void;
}

/** Chooses one of the known networks, or all. */
export function NetworkChoice({ networks, value, onChange }: NetworkChoiceProps) {
  const { settings, texts } = useApp();
  return (
    <Select
      size="xs"
      classNames={{ root: classes.root ?? '', option: classes.option ?? '' }}
      aria-label={texts('common:network.label')}
      data={[
        { value: ALL, label: texts('common:network.all') },
        ...networks.map((entry) => ({ value: entry.network, label: networkName(entry, settings.networks) })),
      ]}
      value={value ?? ALL}
      allowDeselect={false}
      searchable={networks.length > MOST_SEEN_AT_ONCE}
      nothingFoundMessage={texts('common:network.notFound')}
      // The list itself scrolls: an area around it would have to take the focus.
      withScrollArea={false}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      styles={{ options: { maxHeight: 300, overflowY: 'auto' } }}
      onChange={(network) => onChange(network === null || network === ALL ? null : network)}
    />
  );
}
