import { useRef, useState } from 'react';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { getCopyText } from './copy-text';
import classes from './message-id.module.css';

/** The Message-ID, to be found again at the server or in the mailbox. */
export function MessageId({ id }: { readonly id: string }) {
  const { texts } = useApp();
  const text = useRef<HTMLElement>(null);
  const [isCopied, setCopied] = useState(false);
  return (
    <span className={classes.id}>
      <code ref={text}>{id}</code>
      <TextButton onClick={() => setCopied(text.current !== null && getCopyText(text.current))}>
        <span aria-live="polite">{texts(isCopied ? 'common:copied' : 'common:copy')}</span>
      </TextButton>
    </span>
  );
}
