import { Button } from '@mantine/core';
import type { Settings } from '../../../shared/settings';
import { RATE_UNITS } from '../../../shared/texts/format';
import { LANGUAGE_NAMES, SPOKEN_LANGUAGES } from '../../../shared/texts/language';
import { useApp } from '../../hooks/app-context';
import { FieldRow } from '../../components/inputs/field-row';
import { SelectRow } from '../../components/inputs/select-row';
import { isMac } from '../../components/keyboard/keys-in-words';
import { SwitchRow } from '../../components/inputs/switch-row';
import { useForm } from './form-context';
import { SettingsSection } from './settings-section';
import { Shortcuts } from './shortcuts';

const THEMES: readonly Settings['theme'][] = ['system', 'light', 'dark'];
const TRAY_ICONS: readonly Settings['tray']['icon'][] = ['colour', 'monochrome', 'white', 'black'];
/** As `ZOOM_PERCENTS` of the settings, which bring zod along. */
const ZOOM_STEPS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/** Language, look, and whether Linewatch starts with the computer. */
export function GeneralSection() {
  const { texts, state, go } = useApp();
  const { form, change } = useForm();
  const steps = [...ZOOM_STEPS, Number(form.zoom)].sort((one, other) => one - other);
  const zooms = [...new Set(steps)].map(String);
  return (
    <SettingsSection name="general">
      <SelectRow
        id="language"
        label={texts('settings:general.language')}
        choices={[
          { value: 'system', label: texts('settings:general.languages.system') },
          ...SPOKEN_LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
        ]}
        value={form.language}
        onChange={(language) => change({ language })}
      />
      <SelectRow
        id="theme"
        label={texts('settings:general.theme')}
        choices={THEMES.map((value) => ({ value, label: texts(`settings:general.themes.${value}`) }))}
        value={form.theme}
        onChange={(theme) => change({ theme })}
      />
      <SelectRow
        id="zoom"
        label={texts('settings:general.zoom')}
        choices={zooms.map((value) => ({ value, label: `${value} %` }))}
        value={form.zoom}
        onChange={(zoom) => change({ zoom })}
      />
      <SelectRow
        id="rate-unit"
        label={texts('settings:general.rateUnit')}
        hint={texts('settings:general.rateUnitHint')}
        choices={RATE_UNITS.map((value) => ({ value, label: texts(`settings:general.rateUnits.${value}`) }))}
        value={form.rateUnit}
        onChange={(rateUnit) => change({ rateUnit })}
      />
      <SwitchRow
        id="start-at-login"
        label={texts('settings:general.startAtLogin')}
        hint={texts('settings:general.startAtLoginHint')}
        isOn={form.startAtLogin}
        onChange={(startAtLogin) => change({ startAtLogin })}
      />
      {state.updates.canUpdate && (
        <SwitchRow
          id="check-updates"
          label={texts('updates:check')}
          hint={texts('updates:checkHint')}
          isOn={form.checksUpdates}
          onChange={(checksUpdates) => change({ checksUpdates })}
        />
      )}
      <SelectRow
        id="tray-icon"
        label={texts('settings:tray.icon')}
        hint={texts('settings:tray.iconHint')}
        choices={TRAY_ICONS.map((value) => ({ value, label: texts(`settings:tray.icons.${value}`) }))}
        value={form.tray.icon}
        onChange={(icon) => change({ tray: { ...form.tray, icon } })}
      />
      {isMac() && (
        <SwitchRow
          id="tray-figures"
          label={texts('settings:tray.figures')}
          hint={texts('settings:tray.figuresHint')}
          isOn={form.tray.hasFigures}
          onChange={(hasFigures) => change({ tray: { ...form.tray, hasFigures } })}
        />
      )}
      <FieldRow
        id="welcome"
        label={texts('settings:general.welcome')}
        hint={texts('settings:general.welcomeHint')}
      >
        <Button id="welcome" variant="default" onClick={() => go({ page: 'welcome' })}>
          {texts('settings:general.showWelcome')}
        </Button>
      </FieldRow>
      <Shortcuts />
    </SettingsSection>
  );
}
