import { TextInput } from '@mantine/core';
import { PROVIDER_CHOICES, type ProviderChoice } from '../../../../shared/providers';
import { MODES, type Mode } from '../../../../shared/run';
import { FieldRow } from '../../../components/inputs/field-row';
import { SelectRow } from '../../../components/inputs/select-row';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useFold } from '../../../hooks/use-fold';
import { useField, useForm } from '../form-context';
import { MaintenanceRows } from './maintenance-rows';
import {
  getFieldId,
  type ScheduleField,
  type ScheduleFieldsProps,
  type TypedSchedule,
} from './schedules-form';
import classes from './schedules.module.css';

/** Fields that are seldom needed. */
const HIDDEN: readonly ScheduleField[] = ['time-zone', 'offset-minutes', 'schedule-server', 'maintenance'];

/** What is seldom set of a schedule: zone, offset, service, server, mode and maintenance windows. */
export function ScheduleMore(props: ScheduleFieldsProps) {
  const { texts } = useApp();
  const { faults, sought } = useForm();
  const { schedule } = props;
  const { id } = schedule;
  const controls = [
    ...HIDDEN.map((name) => getFieldId(id, name)),
    `schedule-service-${id}`,
    `schedule-mode-${id}`,
  ];
  const [isAsked, setAsked] = useFold(controls.some((control) => control === sought));
  const hasFault = HIDDEN.some((name) => faults.some(({ field }) => field === getFieldId(id, name)));
  const isOpen = isAsked || hasFault;
  return (
    <>
      <div className={classes.more}>
        <TextButton isOpen={isOpen} onClick={() => setAsked(!isOpen)}>
          {texts(isOpen ? 'settings:schedule.less' : 'settings:schedule.more')}
        </TextButton>
      </div>
      {isOpen && <MoreFields {...props} />}
    </>
  );
}

function MoreFields({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts, state } = useApp();
  const { form, touch } = useForm();
  const { id } = schedule;
  const set = (next: Partial<TypedSchedule>) => onChange({ ...schedule, ...next });
  const asSet = texts('settings:schedule.asSet');
  const service = schedule.provider === '' ? form.service.provider : schedule.provider;
  const providers: readonly (ProviderChoice | '')[] = ['', ...PROVIDER_CHOICES];
  const modes: readonly (Mode | '')[] = ['', ...MODES];
  const providerLabel = (value: ProviderChoice) =>
    texts(value === 'automatic' ? 'settings:service.automatic' : `message:provider.${value}`);
  return (
    <>
      <SelectRow
        id={`schedule-service-${id}`}
        label={texts('settings:schedule.service')}
        choices={providers.map((value) => ({ value, label: value === '' ? asSet : providerLabel(value) }))}
        value={schedule.provider}
        onChange={(provider) => {
          set({ provider });
          touch(getFieldId(id, schedule.kind === 'cron' ? 'cron' : 'schedule-kind'));
        }}
      />
      {(service === 'librespeed' || schedule.serverUrl !== '') && (
        <TextRow
          schedule={schedule}
          onChange={onChange}
          field="schedule-server"
          label={texts('settings:schedule.server')}
          hint={texts('settings:schedule.serverHint')}
          value={schedule.serverUrl}
          placeholder="https://"
          toChange={(serverUrl) => ({ serverUrl })}
        />
      )}
      <SelectRow
        id={`schedule-mode-${id}`}
        label={texts('settings:schedule.mode')}
        choices={modes.map((value) => ({
          value,
          label: value === '' ? asSet : texts(`settings:data.modes.${value}`),
        }))}
        value={schedule.mode}
        onChange={(mode) => set({ mode })}
      />
      <TextRow
        schedule={schedule}
        onChange={onChange}
        field="time-zone"
        label={texts('settings:schedule.timeZone')}
        hint={texts('settings:schedule.timeZoneHint', { zone: state.timeZone })}
        value={schedule.timeZone}
        placeholder={state.timeZone}
        toChange={(timeZone) => ({ timeZone })}
      />
      {!schedule.isOffTheHour && (
        <TextRow
          schedule={schedule}
          onChange={onChange}
          field="offset-minutes"
          label={texts('settings:schedule.offset')}
          hint={texts('settings:schedule.offsetHint')}
          value={schedule.offsetMinutes}
          placeholder="0"
          toChange={(offsetMinutes) => ({ offsetMinutes })}
        />
      )}
      <MaintenanceRows schedule={schedule} onChange={onChange} />
    </>
  );
}

interface TextRowProps extends ScheduleFieldsProps {
  readonly field: ScheduleField;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly placeholder: string;
  readonly toChange: (typed: string) => Partial<TypedSchedule>;
}

function TextRow({ schedule, onChange, field, label, hint, value, placeholder, toChange }: TextRowProps) {
  const id = getFieldId(schedule.id, field);
  const { fault, control } = useField(id);
  return (
    <FieldRow id={id} label={label} hint={hint} fault={fault}>
      <TextInput
        {...control}
        spellCheck={false}
        autoComplete="off"
        maxLength={field === 'schedule-server' ? 2_000 : 64}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange({ ...schedule, ...toChange(event.currentTarget.value) })}
      />
    </FieldRow>
  );
}
