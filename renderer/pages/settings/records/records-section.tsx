import { useState } from 'react';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { getValue, useAnswer } from '../../../hooks/use-answer';
import { BackupRow } from '../backup/backup-row';
import { BackupScheduleRows } from '../backup/backup-schedule-rows';
import { RestoreRow } from '../backup/restore-row';
import { RetentionRow } from '../retention/retention-row';
import { SettingsSection } from '../settings-section';
import { ImportList } from './import-list';
import { ImportRow } from './import-row';
import { useImport } from './use-import';

/** Backups of the records, and what comes into them from elsewhere. */
export function RecordsSection() {
  const { texts } = useApp();
  const { answer, again } = useAnswer('imports', () => bridge.importList());
  const importing = useImport(again);
  const [isRefused, setIsRefused] = useState(false);
  const undo = (id: string) => {
    setIsRefused(false);
    bridge
      .importUndo(id)
      .then(again)
      .catch(() => setIsRefused(true));
  };
  return (
    <SettingsSection name="records">
      <BackupRow />
      <BackupScheduleRows />
      <RestoreRow />
      <RetentionRow />
      <ImportRow {...importing} />
      {isRefused && (
        <p role="alert" data-tone="bad">
          {texts('imports:undoRefused')}
        </p>
      )}
      <ImportList entries={getValue(answer) ?? []} onUndo={undo} />
    </SettingsSection>
  );
}
