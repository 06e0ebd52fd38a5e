import { Button } from '@mantine/core';
import { useState, type DragEvent } from 'react';
import type { ImportOrder } from '../../../../shared/history/import';
import { useApp } from '../../../hooks/app-context';
import { ImportEnd, Refusal } from './import-ends';
import { ImportPreviewPart } from './import-preview';
import type { ImportStep } from './use-import';
import classes from './records.module.css';

interface ImportRowProps {
  readonly step: ImportStep;
  readonly choose: () => void;
  readonly drop: (file: File) => void;
  readonly write: (order: ImportOrder) => void;
  readonly cancel: () => void;
}

/** Chooses a file by the system's dialog or by dropping it here, shows what it holds, and imports it. */
export function ImportRow({ step, choose, drop, write, cancel }: ImportRowProps) {
  const { texts } = useApp();
  const [isOver, setOver] = useState(false);
  const isBusy = step.kind === 'reading' || step.kind === 'writing';
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files.item(0);
    if (file !== null && !isBusy) drop(file);
  };
  return (
    <div
      className={classes.import}
      role="group"
      aria-labelledby="import-label"
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <div className={classes.head}>
        <div>
          <p className={classes.label} id="import-label">
            {texts('imports:label')}
          </p>
          <p className={classes.hint}>{texts('imports:hint')}</p>
        </div>
        <div className={classes.choice}>
          <Button id="import" variant="default" size="compact-sm" loading={isBusy} onClick={choose}>
            {texts('imports:choose')}
          </Button>
          <span className={classes.quiet}>{texts('imports:drop')}</span>
        </div>
      </div>
      <div role="status">
        {step.kind === 'reading' && <p>{texts('imports:reading')}</p>}
        {step.kind === 'writing' && <p>{texts('imports:writing')}</p>}
        {step.kind === 'ended' && <ImportEnd answer={step.answer} />}
        {step.kind === 'found' && <Refusal answer={step.answer} />}
      </div>
      {step.kind === 'found' && step.answer.kind === 'preview' && (
        <ImportPreviewPart preview={step.answer} onImport={write} onCancel={cancel} />
      )}
    </div>
  );
}
