import { TextInput } from '@mantine/core';
import type { ScheduleKind, ScheduleSettings } from '../../../shared/settings';
import { controlProps, FieldRow } from '../../components/inputs/field-row';
import { useApp } from '../../hooks/app-context';
import { SelectRow } from '../../components/inputs/select-row';
import { SwitchRow } from '../../components/inputs/switch-row';
import { TimeInput } from '../../components/inputs/time-input';
import { useField, useForm } from './form-context';
import { NextTimes } from './next-times';
import { SettingsSection } from './settings-section';

/** In the order of the contract, which only lists them as values that bring zod along. */
const KINDS: readonly ScheduleKind[] = [
  'every-15-minutes',
  'every-30-minutes',
  'hourly',
  'every-6-hours',
  'daily',
  'cron',
];

/** When the line is measured by itself. */
export function ScheduleSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { schedule } = form;
  const set = (next: Partial<ScheduleSettings>) => change({ schedule: { ...schedule, ...next } });
  const dailyAt = useField('daily-at');
  const cron = useField('cron');
  return (
    <SettingsSection name="schedule">
      <SelectRow
        id="schedule-kind"
        label={texts('settings:schedule.kind')}
        hint={<NextTimes schedule={schedule} />}
        choices={KINDS.map((value) => ({ value, label: texts(`settings:schedule.kinds.${value}`) }))}
        value={schedule.kind}
        onChange={(kind) => set({ kind })}
      />
      {schedule.kind === 'daily' && (
        <FieldRow
          id="daily-at"
          label={texts('settings:schedule.dailyAt')}
          hint={texts('settings:schedule.dailyAtHint')}
          fault={dailyAt.fault}
        >
          <TimeInput
            {...controlProps('daily-at', dailyAt.fault)}
            value={schedule.dailyAt}
            onChange={(time) => set({ dailyAt: time })}
            onDone={dailyAt.control.onBlur}
          />
        </FieldRow>
      )}
      {schedule.kind === 'cron' && (
        <FieldRow
          id="cron"
          label={texts('settings:schedule.cron')}
          hint={texts('settings:schedule.cronHint')}
          fault={cron.fault}
        >
          <TextInput
            {...cron.control}
            spellCheck={false}
            maxLength={200}
            value={schedule.cron}
            onChange={(event) => set({ cron: event.currentTarget.value })}
          />
        </FieldRow>
      )}
      <SwitchRow
        id="off-the-hour"
        label={texts('settings:schedule.offTheHour')}
        hint={texts('settings:schedule.offTheHourHint')}
        isOn={schedule.isOffTheHour}
        onChange={(isOffTheHour) => set({ isOffTheHour })}
      />
      <SwitchRow
        id="skip-on-battery"
        label={texts('settings:schedule.skipOnBattery')}
        hint={texts('settings:schedule.skipOnBatteryHint')}
        isOn={schedule.skipOnBattery}
        onChange={(skipOnBattery) => set({ skipOnBattery })}
      />
      <SwitchRow
        id="paused"
        label={texts('settings:schedule.paused')}
        hint={texts('settings:schedule.pausedHint')}
        isOn={schedule.isPaused}
        onChange={(isPaused) => set({ isPaused })}
      />
    </SettingsSection>
  );
}
