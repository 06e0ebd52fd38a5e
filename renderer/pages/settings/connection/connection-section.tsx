import { TextInput } from '@mantine/core';
import type { MeasuringSettings } from '../../../../shared/settings';
import { bridge } from '../../../bridge';
import { FieldRow } from '../../../components/inputs/field-row';
import { useApp } from '../../../hooks/app-context';
import { useAnswer, getValue } from '../../../hooks/use-answer';
import { useField, useForm } from '../form-context';
import { SelectRow } from '../../../components/inputs/select-row';
import { SettingsSection } from '../settings-section';
import { addressChoices } from './address-choices';
import { CeilingRow } from './ceiling-row';

type Connection = MeasuringSettings['connection'];

const IP_VERSIONS: readonly Connection['ipVersion'][] = ['any', 'ipv4', 'ipv6'];
const PROXIES: readonly Connection['proxy'][] = ['system', 'none', 'manual'];

/** Which way tests take out of this computer, and what it can measure. */
export function ConnectionSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { connection } = form;
  const set = (next: Partial<Connection>) => change({ connection: { ...connection, ...next } });
  const { answer } = useAnswer('addresses', () => bridge.addressesList());
  const address = useField('local-address');
  return (
    <SettingsSection name="connection">
      <SelectRow
        id="ip-version"
        label={texts('settings:connection.ipVersion')}
        choices={IP_VERSIONS.map((value) => ({
          value,
          label: texts(`settings:connection.ipVersions.${value}`),
        }))}
        value={connection.ipVersion}
        onChange={(ipVersion) => set({ ipVersion })}
      />
      <SelectRow
        id="local-address"
        label={texts('settings:connection.localAddress')}
        hint={texts('settings:connection.localAddressHint')}
        fault={address.fault}
        choices={addressChoices(getValue(answer) ?? [], connection, texts)}
        value={connection.localAddress}
        onChange={(localAddress) => set({ localAddress })}
      />
      <SelectRow
        id="proxy"
        label={texts('settings:connection.proxy')}
        hint={texts(`settings:connection.proxyHint.${connection.proxy}`)}
        choices={PROXIES.map((value) => ({ value, label: texts(`settings:connection.proxies.${value}`) }))}
        value={connection.proxy}
        onChange={(proxy) => set({ proxy })}
      />
      {connection.proxy === 'manual' && (
        <ProxyAddress value={connection.proxyUrl} onChange={(proxyUrl) => set({ proxyUrl })} />
      )}
      <CeilingRow />
    </SettingsSection>
  );
}

interface ProxyAddressProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ProxyAddress({ value, onChange }: ProxyAddressProps) {
  const { texts } = useApp();
  const { fault, control } = useField('proxy-url');
  return (
    <FieldRow
      id="proxy-url"
      label={texts('settings:connection.proxyUrl')}
      hint={texts('settings:connection.proxyUrlHint')}
      fault={fault}
    >
      <TextInput
        {...control}
        spellCheck={false}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldRow>
  );
}
