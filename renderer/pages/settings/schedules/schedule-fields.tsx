import { TextInput } from '@mantine/core';
import type { ScheduleKind } from '../../../../shared/schedule/kinds';
import { UNTIL_RESUMED } from '../../../../shared/schedule/kinds';
import { controlProps, FieldRow } from '../../../components/inputs/field-row';
import { SelectRow } from '../../../components/inputs/select-row';
import { SwitchRow } from '../../../components/inputs/switch-row';
import { TimeInput } from '../../../components/inputs/time-input';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import { formatComing } from '../../../../shared/texts/format-time';
import { useField, useForm } from '../form-context';
import { NextTimes } from './next-times';
import { ScheduleConditions } from './schedule-conditions';
import { ScheduleMore } from './schedule-more';
import { getFieldId, isTypedPause, type ScheduleFieldsProps, type TypedSchedule } from './schedules-form';

/** In the order of the window. */
const KINDS: readonly ScheduleKind[] = [
  'every-15-minutes',
  'every-30-minutes',
  'hourly',
  'every-6-hours',
  'daily',
  'cron',
];

/** Everything that can be set of one schedule but its name. */
export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts } = useApp();
  const { touch } = useForm();
  const { id } = schedule;
  const set = (next: Partial<TypedSchedule>) => onChange({ ...schedule, ...next });
  const kind = useField(getFieldId(id, 'schedule-kind'));
  const setKind = (next: ScheduleKind) => {
    set({ kind: next });
    // A service that forbids it is named at once.
    touch(getFieldId(id, 'schedule-kind'));
  };
  return (
    <>
      <SelectRow
        id={getFieldId(id, 'schedule-kind')}
        label={texts('settings:schedule.kind')}
        hint={<NextTimes schedule={schedule} />}
        fault={kind.fault}
        choices={KINDS.map((value) => ({ value, label: texts(`settings:schedule.kinds.${value}`) }))}
        value={schedule.kind}
        onChange={setKind}
      />
      {schedule.kind === 'daily' && <DailyAt schedule={schedule} onChange={onChange} />}
      {schedule.kind === 'cron' && <CronField schedule={schedule} onChange={onChange} />}
      <SwitchRow
        id={`off-the-hour-${id}`}
        label={texts('settings:schedule.offTheHour')}
        hint={texts('settings:schedule.offTheHourHint')}
        isOn={schedule.isOffTheHour}
        onChange={(isOffTheHour) => set({ isOffTheHour })}
      />
      <PauseSwitch schedule={schedule} onChange={onChange} />
      <ScheduleConditions schedule={schedule} onChange={onChange} />
      <ScheduleMore schedule={schedule} onChange={onChange} />
    </>
  );
}

function DailyAt({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts } = useApp();
  const field = getFieldId(schedule.id, 'daily-at');
  const { fault, control } = useField(field);
  const zone = schedule.timeZone.trim();
  const hint =
    zone === '' ? texts('settings:schedule.dailyAtHint') : texts('settings:schedule.dailyAtZone', { zone });
  return (
    <FieldRow id={field} label={texts('settings:schedule.dailyAt')} hint={hint} fault={fault}>
      <TimeInput
        {...controlProps(field, fault)}
        value={schedule.dailyAt}
        onChange={(dailyAt) => onChange({ ...schedule, dailyAt })}
        onDone={control.onBlur}
      />
    </FieldRow>
  );
}

function CronField({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts } = useApp();
  const field = getFieldId(schedule.id, 'cron');
  const { fault, control } = useField(field);
  return (
    <FieldRow
      id={field}
      label={texts('settings:schedule.cron')}
      hint={texts('settings:schedule.cronHint')}
      fault={fault}
    >
      <TextInput
        {...control}
        spellCheck={false}
        maxLength={200}
        value={schedule.cron}
        onChange={(event) => onChange({ ...schedule, cron: event.currentTarget.value })}
      />
    </FieldRow>
  );
}

function PauseSwitch({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts, style } = useApp();
  const now = useNow();
  const isPaused = isTypedPause(schedule, now);
  const until = Number(schedule.pausedUntil);
  const hint =
    isPaused && schedule.pausedUntil !== UNTIL_RESUMED
      ? texts('settings:schedule.pausedUntil', { time: formatComing(until, now, style) })
      : texts('settings:schedule.pausedHint');
  return (
    <SwitchRow
      id={`paused-${schedule.id}`}
      label={texts('settings:schedule.paused')}
      hint={hint}
      isOn={isPaused}
      onChange={(isOn) => onChange({ ...schedule, pausedUntil: isOn ? UNTIL_RESUMED : '' })}
    />
  );
}
