import { Button } from '@mantine/core';
import type { RestoreAnswer } from '../../../../shared/backup/backup';
import { refusalInWords } from '../../../../shared/backup/backup-words';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { getValue, useAnswer } from '../../../hooks/use-answer';
import classes from '../records/records.module.css';
import { RestoreFacts } from './restore-facts';
import { RestorePointList } from './restore-point-list';
import { useRestore } from './use-restore';

/** Restores a backup or one of the copies, after a preview of what would change. */
export function RestoreRow() {
  const { texts } = useApp();
  const { step, preview, start, cancel } = useRestore();
  const { answer: points } = useAnswer('restore-points', () => bridge.restoreList());
  const isBusy = step.kind === 'reading';
  const found = step.kind === 'found' ? step.answer : null;
  return (
    <div className={classes.import} role="group" aria-labelledby="restore-label">
      <div className={classes.head}>
        <div>
          <p className={classes.label} id="restore-label">
            {texts('backup:restore.label')}
          </p>
          <p className={classes.hint}>{texts('backup:restore.hint')}</p>
        </div>
        <div className={classes.choice}>
          <Button
            id="restore"
            variant="default"
            size="compact-sm"
            loading={isBusy}
            onClick={() => preview(null)}
          >
            {texts('backup:restore.button')}
          </Button>
        </div>
      </div>
      <div role="status">
        {isBusy && <p>{texts('backup:restore.busy')}</p>}
        {found?.kind === 'refused' && <p data-tone="bad">{refusalInWords(found, texts)}</p>}
        {step.kind === 'ended' && <RestoreEnd answer={step.answer} />}
      </div>
      {found?.kind === 'preview' && (
        <div className={classes.preview}>
          <RestoreFacts preview={found} />
          <div className={classes.buttons}>
            <Button onClick={() => start(found.id)}>{texts('backup:restore.start')}</Button>
            <Button variant="default" onClick={cancel}>
              {texts('backup:restore.cancel')}
            </Button>
          </div>
        </div>
      )}
      <RestorePointList
        points={getValue(points)}
        hasFailed={points.kind === 'failed'}
        onRestore={(id) => preview({ kind: 'copy', id })}
      />
    </div>
  );
}

/** What became of the wish to restore. */
function RestoreEnd({ answer }: { readonly answer: RestoreAnswer }) {
  const { texts } = useApp();
  switch (answer.kind) {
    case 'starting':
      return <p>{texts('backup:restore.starting')}</p>;
    case 'changed':
      return <p data-tone="bad">{texts('backup:restore.changed')}</p>;
    case 'not-written':
      return <p data-tone="bad">{texts('backup:restore.notWritten', { detail: answer.detail })}</p>;
  }
}
