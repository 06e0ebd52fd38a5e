import { Switch } from '@mantine/core';
import { FieldRow } from '../../components/field-row';
import { useApp } from '../../hooks/app-context';
import { useForm } from './form-context';
import { SettingsSection } from './settings-section';
import { TestRow } from './test-row';

/** Notifications of the desktop. */
export function DesktopSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  return (
    <SettingsSection name="desktop">
      <FieldRow id="desktop-enabled" label={texts('settings:desktop.isEnabled')}>
        <Switch
          id="desktop-enabled"
          checked={form.isDesktopEnabled}
          onChange={(event) => change({ isDesktopEnabled: event.currentTarget.checked })}
        />
      </FieldRow>
      {form.isDesktopEnabled && <TestRow channel="desktop" />}
    </SettingsSection>
  );
}
