import { useApp } from '../../hooks/app-context';
import { useForm } from './form-context';
import { NumberField } from './number-field';
import { SettingsSection } from './settings-section';

/** What the contract promises. */
export function LineSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
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
    </SettingsSection>
  );
}
