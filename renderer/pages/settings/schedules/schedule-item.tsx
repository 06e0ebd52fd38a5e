import { ActionIcon, Switch, TextInput, Tooltip } from '@mantine/core';
import { IconCopy, IconTrash } from '@tabler/icons-react';
import { scheduleName } from '../../../../shared/schedule/schedule-words';
import { FieldRow } from '../../../components/inputs/field-row';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useFold } from '../../../hooks/use-fold';
import { useForm } from '../form-context';
import { NextTimes } from './next-times';
import { ScheduleFields } from './schedule-fields';
import { getFieldId, isOfSchedule, SCHEDULE_FIELDS, type TypedSchedule } from './schedules-form';
import classes from './schedules.module.css';

interface ScheduleItemProps {
  readonly schedule: TypedSchedule;
  /** It was just added: its fields are open. */
  readonly isNew: boolean;
  readonly onChange: (next: TypedSchedule) => void;
  readonly onDuplicate: (() => void) | null;
  readonly onRemove: () => void;
}

/** One schedule of several: its name, switch and next times, and its fields where they are asked for. */
export function ScheduleItem({ schedule, isNew, onChange, onDuplicate, onRemove }: ScheduleItemProps) {
  const { texts } = useApp();
  const { faults, sought } = useForm();
  const { id, isEnabled } = schedule;
  const [isAsked, setAsked] = useFold(sought !== null && isOfSchedule(sought, id), isNew);
  const hasFault = SCHEDULE_FIELDS.some((field) => faults.some((one) => one.field === getFieldId(id, field)));
  const isOpen = isAsked || hasFault;
  const name = scheduleName(schedule, texts);
  return (
    <div className={classes.item} role="group" aria-label={name}>
      <div className={classes.head}>
        <div className={classes.words}>
          <p className={classes.name}>{name}</p>
          <p className={classes.next}>
            {isEnabled ? <NextTimes schedule={schedule} /> : texts('settings:schedule.isOff')}{' '}
            <TextButton
              label={texts(isOpen ? 'settings:schedule.closeOf' : 'settings:schedule.editOf', { name })}
              isOpen={isOpen}
              onClick={() => setAsked(!isOpen)}
            >
              {texts(isOpen ? 'settings:schedule.close' : 'settings:schedule.edit')}
            </TextButton>
          </p>
        </div>
        {onDuplicate !== null && (
          <Action
            label={texts('settings:schedule.duplicateOf', { name })}
            icon={<IconCopy size={18} stroke={1.75} />}
            onClick={onDuplicate}
          />
        )}
        <Action
          label={texts('settings:schedule.removeOf', { name })}
          icon={<IconTrash size={18} stroke={1.75} />}
          onClick={onRemove}
        />
        <Switch
          aria-label={texts('settings:schedule.use', { name })}
          checked={isEnabled}
          onChange={(event) => onChange({ ...schedule, isEnabled: event.currentTarget.checked })}
        />
      </div>
      {isOpen && (
        <div className={classes.form}>
          <FieldRow
            id={`schedule-name-${id}`}
            label={texts('settings:schedule.name')}
            hint={texts('settings:schedule.nameHint')}
          >
            <TextInput
              id={`schedule-name-${id}`}
              aria-describedby={`schedule-name-${id}-hint`}
              maxLength={80}
              value={schedule.name}
              onChange={(event) => onChange({ ...schedule, name: event.currentTarget.value })}
            />
          </FieldRow>
          <ScheduleFields schedule={schedule} onChange={onChange} />
        </div>
      )}
    </div>
  );
}

function Action(props: {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly onClick: () => void;
}) {
  const { label, icon, onClick } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="var(--lw-text-quiet)"
        size={32}
        aria-label={label}
        onClick={onClick}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
