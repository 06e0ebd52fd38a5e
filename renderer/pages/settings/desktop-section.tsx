import { useApp } from '../../hooks/app-context';
import { useForm } from './form-context';
import { SettingsSection } from './settings-section';
import { SwitchRow } from './switch-row';
import { TestRow } from './test-row';

/** Notifications of the desktop. */
export function DesktopSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  return (
    <SettingsSection name="desktop">
      <SwitchRow
        id="desktop-enabled"
        label={texts('settings:desktop.isEnabled')}
        isOn={form.isDesktopEnabled}
        onChange={(isDesktopEnabled) => change({ isDesktopEnabled })}
      />
      {form.isDesktopEnabled && <TestRow channel="desktop" />}
    </SettingsSection>
  );
}
