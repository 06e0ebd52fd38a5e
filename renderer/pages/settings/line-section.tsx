import { networkLabel } from '../../../shared/network-label';
import { SelectRow } from '../../components/inputs/select-row';
import { SwitchRow } from '../../components/inputs/switch-row';
import { useApp } from '../../hooks/app-context';
import { useNetworkKeys } from '../../hooks/use-networks';
import { useForm } from './form-context';
import { NumberField } from './number-field';
import { FURTHER_FIGURES, type PlanField } from './plan-figures';
import { PlanFold } from './plan-fold';
import { SettingsSection } from './settings-section';

const idOf = (field: PlanField) => `plan-${field}`;

/** What the contract promises. */
export function LineSection() {
  const { texts, settings } = useApp();
  const { form, change } = useForm();
  const networks = useNetworkKeys(form.planNetwork === '' ? [] : [form.planNetwork]);
  const choices = [
    { value: '', label: texts('settings:plan.mostUsed') },
    ...networks.map((value) => ({ value, label: networkLabel(value, settings.networks) })),
  ];
  return (
    <SettingsSection name="line">
      <NumberField
        id="plan-download"
        label={texts('settings:plan.download')}
        hint={texts('settings:plan.hint')}
        unit="Mbit/s"
        value={form.planDownload}
        onChange={(planDownload) => change({ planDownload })}
      />
      <NumberField
        id="plan-upload"
        label={texts('settings:plan.upload')}
        unit="Mbit/s"
        value={form.planUpload}
        onChange={(planUpload) => change({ planUpload })}
      />
      <PlanFold typed={form.planMore} idOf={idOf}>
        {FURTHER_FIGURES.map(({ name, field }) => (
          <NumberField
            key={name}
            id={idOf(field)}
            label={texts(`settings:plan.${field}`)}
            unit="Mbit/s"
            value={form.planMore[name]}
            onChange={(value) => change({ planMore: { ...form.planMore, [name]: value } })}
          />
        ))}
      </PlanFold>
      <SwitchRow
        id="plan-search"
        label={texts('settings:plan.search')}
        hint={texts('settings:plan.searchHint')}
        isOn={form.isPlanWanted}
        onChange={(isPlanWanted) => change({ isPlanWanted })}
      />
      {choices.length > 2 || form.planNetwork !== '' ? (
        <SelectRow
          id="plan-network"
          label={texts('settings:plan.network')}
          hint={texts('settings:plan.networkHint')}
          choices={choices}
          value={form.planNetwork}
          onChange={(planNetwork) => change({ planNetwork })}
        />
      ) : null}
    </SettingsSection>
  );
}
