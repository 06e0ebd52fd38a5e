import { useState } from 'react';
import { bridge } from '../../../bridge';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import classes from './about.module.css';
import { SupportDialog } from './support-dialog';

/** What a person hands on who asks for help: in short by the clipboard, or everything in one file. */
export function SupportRow() {
  const { texts } = useApp();
  const [copied, setCopied] = useState<'copied' | 'notCopied' | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const copy = () => {
    setCopied(null);
    bridge.diagnosticsCopy().then(
      () => setCopied('copied'),
      () => setCopied('notCopied'),
    );
  };
  return (
    <>
      <dt>{texts('about:help')}</dt>
      <dd>
        <div className={classes.documents}>
          <TextButton onClick={copy}>{texts('about:support.copy')}</TextButton>
          <TextButton onClick={() => setIsOpen(true)}>{texts('about:support.open')}</TextButton>
        </div>
        <div role="status">{copied !== null && texts(`about:support.${copied}`)}</div>
        {isOpen && <SupportDialog onClose={() => setIsOpen(false)} />}
      </dd>
    </>
  );
}
