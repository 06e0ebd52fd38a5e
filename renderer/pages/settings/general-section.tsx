import { Select, Switch } from '@mantine/core';
import type { Settings } from '../../../shared/settings';
import { FieldRow } from '../../components/field-row';
import { useApp } from '../../hooks/app-context';
import { useForm } from './form-context';
import { SettingsSection } from './settings-section';

const LANGUAGES: readonly Settings['language'][] = ['system', 'en', 'zh-CN'];
const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark'];

/** Language, look, and whether Linewatch starts with the computer. */
export function GeneralSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  return (
    <SettingsSection name="general">
      <FieldRow id="language" label={texts('settings:general.language')}>
        <Select
          id="language"
          data={LANGUAGES.map((value) => ({ value, label: texts(`settings:general.languages.${value}`) }))}
          value={form.language}
          allowDeselect={false}
          onChange={(language) => language !== null && change({ language })}
        />
      </FieldRow>
      <FieldRow id="theme" label={texts('settings:general.theme')}>
        <Select
          id="theme"
          data={THEMES.map((value) => ({ value, label: texts(`settings:general.themes.${value}`) }))}
          value={form.theme}
          allowDeselect={false}
          onChange={(theme) => theme !== null && change({ theme })}
        />
      </FieldRow>
      <FieldRow
        id="start-at-login"
        label={texts('settings:general.startAtLogin')}
        hint={texts('settings:general.startAtLoginHint')}
      >
        <Switch
          id="start-at-login"
          aria-describedby="start-at-login-hint"
          checked={form.startAtLogin}
          onChange={(event) => change({ startAtLogin: event.currentTarget.checked })}
        />
      </FieldRow>
    </SettingsSection>
  );
}
