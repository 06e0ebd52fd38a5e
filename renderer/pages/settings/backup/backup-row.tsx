import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackupAnswer } from '../../../../shared/backup/backup';
import { errorText } from '../../../../shared/texts/error-text';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import classes from '../records/records.module.css';
import { BackupEnd } from './backup-end';

/** Saves everything but passwords to a file. */
export function BackupRow() {
  const { texts } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<BackupAnswer | null>(null);
  const write = async () => {
    setBusy(true);
    setAnswer(null);
    const written = await bridge
      .backupWrite()
      .catch(
        (error: unknown) =>
          ({ kind: 'not-written', path: '', problem: 'refused', detail: errorText(error) }) as const,
      );
    setBusy(false);
    setAnswer(written);
  };
  return (
    <div className={classes.import} role="group" aria-labelledby="backup-label">
      <div className={classes.head}>
        <div>
          <p className={classes.label} id="backup-label">
            {texts('backup:write.label')}
          </p>
          <p className={classes.hint}>{texts('backup:about')}</p>
          <p className={classes.hint}>{texts('backup:write.hint')}</p>
        </div>
        <div className={classes.choice}>
          <Button
            id="backup"
            variant="default"
            size="compact-sm"
            loading={isBusy}
            onClick={() => void write()}
          >
            {texts('backup:write.button')}
          </Button>
        </div>
      </div>
      <div role="status">
        {isBusy && <p>{texts('backup:write.busy')}</p>}
        {answer !== null && <BackupEnd answer={answer} />}
      </div>
    </div>
  );
}
