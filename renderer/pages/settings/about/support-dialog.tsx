import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { SupportFile, SupportPreview, SupportSaved } from '../../../../shared/support';
import type { Texts } from '../../../../shared/texts/i18n';
import { bridge } from '../../../bridge';
import { ChoiceChips } from '../../../components/inputs/choice-chips';
import { useApp } from '../../../hooks/app-context';
import { useAnswer } from '../../../hooks/use-answer';
import classes from './about.module.css';

/** Shows everything that a support file holds, and saves what was shown. Escape closes it. */
export function SupportDialog({ onClose }: { readonly onClose: () => void }) {
  const { texts } = useApp();
  const { answer } = useAnswer('support', () => bridge.supportPreview());
  return (
    <Modal
      opened
      onClose={onClose}
      title={texts('about:support.title')}
      closeButtonProps={{ 'aria-label': texts('common:close') }}
      centered
      size={820}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      <p>{texts('about:support.about')}</p>
      <p className={classes.quiet}>{texts('about:support.dumps')}</p>
      {answer.kind === 'loading' && <p role="status">{texts('about:support.gathering')}</p>}
      {answer.kind === 'failed' && <p role="alert">{texts('about:support.notCopied')}</p>}
      {answer.kind === 'ready' && <Preview preview={answer.value} />}
    </Modal>
  );
}

function Preview({ preview }: { readonly preview: SupportPreview }) {
  const { texts } = useApp();
  const [name, setName] = useState(preview.files[0]?.name ?? '');
  const [saved, setSaved] = useState<SupportSaved | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const save = () => {
    setIsBusy(true);
    setSaved(null);
    bridge
      .supportSave(preview.id)
      .then(setSaved, () => setSaved({ kind: 'outdated' }))
      .finally(() => setIsBusy(false));
  };
  return (
    <>
      <ChoiceChips
        label={texts('about:support.files')}
        choices={preview.files.map((file) => ({ value: file.name, label: file.name }))}
        value={name}
        onChange={setName}
      />
      <FileText file={preview.files.find((file) => file.name === name)} />
      <div className={classes.actions}>
        <Button onClick={save} loading={isBusy} data-autofocus>
          {texts('about:support.save')}
        </Button>
        <span role="status">{saved !== null && savedInWords(saved, texts)}</span>
      </div>
    </>
  );
}

function FileText({ file }: { readonly file: SupportFile | undefined }) {
  if (file === undefined) return null;
  return (
    // With the keyboard it scrolls only where it can have the focus.
    <pre className={classes.shown} lang="en" tabIndex={0} aria-label={file.name}>
      {file.text}
    </pre>
  );
}

function savedInWords(saved: SupportSaved, texts: Texts): string {
  switch (saved.kind) {
    case 'saved':
      return texts('about:support.saved', { path: saved.path });
    case 'not-written':
      return texts('about:support.not-written', { detail: saved.detail });
    case 'data-folder':
      return texts('about:support.data-folder');
    case 'outdated':
      return texts('about:support.outdated');
    case 'cancelled':
      return '';
  }
}
