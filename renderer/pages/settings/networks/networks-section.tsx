import type { Settings } from '../../../../shared/settings';
import { SelectRow } from '../../../components/inputs/select-row';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import { SettingsSection } from '../settings-section';
import { KnownNetworks } from './known-networks';

type Privacy = Settings['privacy'];

const NAMES: readonly (keyof Privacy)[] = ['ssid', 'bssid', 'addresses'];
const CHOICES: readonly Privacy['ssid'][] = ['recorded', 'hashed', 'left-out'];

/** What is recorded of the networks that the computer is in. */
export function NetworksSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { privacy } = form;
  const choices = CHOICES.map((value) => ({ value, label: texts(`settings:privacy.choice.${value}`) }));
  return (
    <SettingsSection name="networks">
      <KnownNetworks />
      {NAMES.map((name) => (
        <SelectRow
          key={name}
          id={`privacy-${name}`}
          label={texts(`settings:privacy.${name}`)}
          hint={texts(`settings:privacy.hint.${name}`)}
          choices={choices}
          value={privacy[name]}
          onChange={(choice) => change({ privacy: { ...privacy, [name]: choice } })}
        />
      ))}
    </SettingsSection>
  );
}
