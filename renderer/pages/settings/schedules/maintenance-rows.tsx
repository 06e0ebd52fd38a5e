import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { MOST_WINDOWS } from '../../../../shared/schedule/kinds';
import { TimeInput } from '../../../components/inputs/time-input';
import { UndoRemoval } from '../../../components/inputs/undo-removal';
import { useApp } from '../../../hooks/app-context';
import { useRemoval } from '../../../hooks/use-removal';
import { useField } from '../form-context';
import { getFieldId, type ScheduleFieldsProps, type TypedWindow } from './schedules-form';
import { daysInWords, DAY_CHOICES, getChosenDays, getDaysKey } from './window-days';
import classes from './schedules.module.css';

/** Spans of the week without tests. */
export function MaintenanceRows({ schedule, onChange }: ScheduleFieldsProps) {
  const { texts } = useApp();
  const field = getFieldId(schedule.id, 'maintenance');
  const { fault } = useField(field);
  const { maintenance } = schedule;
  const set = (next: readonly TypedWindow[]) => onChange({ ...schedule, maintenance: next });
  const { remove, undo } = useRemoval(maintenance, set);
  return (
    <div className={classes.windows} id={field} tabIndex={-1} role="group" aria-labelledby={`${field}-label`}>
      <p className={classes.label} id={`${field}-label`}>
        {texts('settings:schedule.maintenance')}
      </p>
      <p className={classes.hint}>{texts('settings:schedule.maintenanceHint')}</p>
      {maintenance.map((window, index) => (
        <WindowRow
          key={window.key}
          field={field}
          window={window}
          position={index + 1}
          onChange={(next) => set(maintenance.map((one) => (one.key === next.key ? next : one)))}
          onRemove={() => remove(window)}
        />
      ))}
      {fault !== null && (
        <p className={classes.fault} id={`${field}-fault`} role="alert">
          {fault}
        </p>
      )}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={15} stroke={1.75} aria-hidden="true" />}
        disabled={maintenance.length >= MOST_WINDOWS}
        onClick={() =>
          set([...maintenance, { key: crypto.randomUUID(), weekdays: [], from: '01:00', to: '05:00' }])
        }
      >
        {texts('settings:schedule.addWindow')}
      </Button>
      <UndoRemoval onUndo={undo} />
    </div>
  );
}

interface WindowRowProps {
  readonly field: string;
  readonly window: TypedWindow;
  readonly position: number;
  readonly onChange: (window: TypedWindow) => void;
  readonly onRemove: () => void;
}

function WindowRow({ field, window, position, onChange, onRemove }: WindowRowProps) {
  const { texts, style } = useApp();
  const { control } = useField(field);
  const current = getDaysKey(window.weekdays);
  // Days that the file names and the list does not have stay as they are.
  const keys = DAY_CHOICES.includes(current) ? DAY_CHOICES : [...DAY_CHOICES, current];
  const remove = texts('settings:schedule.removeWindow', { position });
  return (
    <div className={classes.window}>
      <Select
        aria-label={texts('settings:schedule.windowDays', { position })}
        data={keys.map((key) => ({
          value: key,
          label: daysInWords(getChosenDays(key), texts, style.language),
        }))}
        value={current}
        allowDeselect={false}
        withScrollArea={false}
        styles={{ options: { maxHeight: 300, overflowY: 'auto' } }}
        onChange={(key) => key !== null && onChange({ ...window, weekdays: getChosenDays(key) })}
      />
      <TimeInput
        aria-label={texts('settings:schedule.windowFrom', { position })}
        value={window.from}
        onChange={(from) => onChange({ ...window, from })}
        onDone={control.onBlur}
      />
      <TimeInput
        aria-label={texts('settings:schedule.windowTo', { position })}
        value={window.to}
        onChange={(to) => onChange({ ...window, to })}
        onDone={control.onBlur}
      />
      <Tooltip label={remove}>
        <ActionIcon
          variant="subtle"
          color="var(--lw-text-quiet)"
          size={36}
          aria-label={remove}
          onClick={onRemove}
        >
          <IconTrash size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
