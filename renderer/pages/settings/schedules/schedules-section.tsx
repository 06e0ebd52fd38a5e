import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { FIRST_SCHEDULE_ID, MOST_SCHEDULES } from '../../../../shared/schedule/kinds';
import { scheduleName } from '../../../../shared/schedule/schedule-words';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import { RetryFields } from '../retry-fields';
import { SettingsSection } from '../settings-section';
import { ComingList } from './coming-list';
import { ScheduleFields } from './schedule-fields';
import { ScheduleItem } from './schedule-item';
import { newSchedule, type TypedSchedule } from './schedules-form';
import classes from './schedules.module.css';

/** A schedule that was removed from the form, and where it stood. */
interface Removed {
  readonly schedule: TypedSchedule;
  readonly index: number;
}

/** When the line is measured by itself: one schedule as plain fields, several as a list. */
export function SchedulesSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { schedules } = form;
  const [newest, setNewest] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const set = (next: readonly TypedSchedule[]) => change({ schedules: next });
  const replace = (next: TypedSchedule) => set(schedules.map((one) => (one.id === next.id ? next : one)));
  const insert = (schedule: TypedSchedule, index: number) => {
    set([...schedules.slice(0, index), schedule, ...schedules.slice(index)]);
    setNewest(schedule.id);
  };
  const add = () => {
    const name =
      schedules.length === 0 ? '' : texts('settings:schedule.newName', { number: schedules.length + 1 });
    insert(newSchedule(newId(schedules), name), schedules.length);
  };
  const duplicate = (schedule: TypedSchedule, index: number) => {
    const name = texts('settings:schedule.copyName', { name: scheduleName(schedule, texts) });
    insert({ ...schedule, id: newId(schedules), name: name.slice(0, 80) }, index + 1);
  };
  const remove = (schedule: TypedSchedule, index: number) => {
    set(schedules.filter(({ id }) => id !== schedule.id));
    setRemoved({ schedule, index });
  };
  const [only] = schedules;
  const isFull = schedules.length >= MOST_SCHEDULES;
  return (
    <SettingsSection name="schedule">
      {schedules.length === 0 && <p className={classes.none}>{texts('settings:schedule.none')}</p>}
      {schedules.length === 1 && only !== undefined && only.isEnabled && (
        <ScheduleFields schedule={only} onChange={replace} />
      )}
      {(schedules.length > 1 || only?.isEnabled === false) &&
        schedules.map((schedule, index) => (
          <ScheduleItem
            key={schedule.id}
            schedule={schedule}
            isNew={schedule.id === newest}
            onChange={replace}
            onDuplicate={isFull ? null : () => duplicate(schedule, index)}
            onRemove={() => remove(schedule, index)}
          />
        ))}
      <div className={classes.actions}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} stroke={1.75} aria-hidden="true" />}
          disabled={isFull}
          onClick={add}
        >
          {texts('settings:schedule.add')}
        </Button>
        <span role="status" className={classes.removed}>
          {removed !== null && !schedules.some(({ id }) => id === removed.schedule.id) && (
            <>
              {texts('settings:schedule.removed', { name: scheduleName(removed.schedule, texts) })}{' '}
              <TextButton
                onClick={() => {
                  insert(removed.schedule, removed.index);
                  setRemoved(null);
                }}
              >
                {texts('settings:schedule.undo')}
              </TextButton>
            </>
          )}
        </span>
      </div>
      <RetryFields />
      <ComingList />
    </SettingsSection>
  );
}

/** The id of the first schedule where it is free, so that the plain names of its fields are used. */
function newId(schedules: readonly TypedSchedule[]): string {
  return schedules.length === 0 ? FIRST_SCHEDULE_ID : crypto.randomUUID();
}
