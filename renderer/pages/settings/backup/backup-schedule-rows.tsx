import { Button, TextInput } from '@mantine/core';
import { BACKUP_RHYTHMS } from '../../../../shared/backup/backup-schedule';
import { FieldRow } from '../../../components/inputs/field-row';
import { SelectRow } from '../../../components/inputs/select-row';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { useField, useForm } from '../form-context';
import { keepChoices, type BackupForm } from './backup-form';

/** Backups by schedule: how often, where to, and how many stay. */
export function BackupScheduleRows() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { fault, control } = useField('backup-folder');
  const { every, folder, keep } = form.backup;
  const set = (next: Partial<BackupForm>) => change({ backup: { ...form.backup, ...next } });
  const choose = async () => {
    const chosen = await bridge.backupFolder();
    if (chosen !== null) set({ folder: chosen });
  };
  return (
    <>
      <SelectRow
        id="backup-every"
        label={texts('backup:schedule.every')}
        hint={texts(`backup:schedule.everyHint.${every}`)}
        choices={BACKUP_RHYTHMS.map((value) => ({ value, label: texts(`backup:schedule.choice.${value}`) }))}
        value={every}
        onChange={(next) => set({ every: next })}
      />
      {every !== 'off' && (
        <>
          <FieldRow
            id="backup-folder"
            label={texts('backup:schedule.folder')}
            hint={texts('backup:schedule.folderHint')}
            fault={fault}
          >
            <TextInput
              {...control}
              value={folder}
              maxLength={4_096}
              onChange={(event) => set({ folder: event.currentTarget.value })}
            />
            <Button variant="default" size="compact-sm" onClick={() => void choose()}>
              {texts('backup:schedule.choose')}
            </Button>
          </FieldRow>
          <SelectRow
            id="backup-keep"
            label={texts('backup:schedule.keep')}
            hint={texts('backup:schedule.keepHint')}
            choices={keepChoices(keep).map((value) => ({ value, label: value }))}
            value={keep}
            onChange={(next) => set({ keep: next })}
          />
        </>
      )}
    </>
  );
}
