import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ReceivedMail } from '../../../shared/mail/received-mail';
import { previewUrl } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import classes from './mail-reader.module.css';

const FORMS = ['html', 'text'] as const;

interface MailReaderProps {
  readonly mail: ReceivedMail;
  /** When it arrived, in words. */
  readonly received: string;
}

/** One mail as it arrived: its head, and its body as a mail program shows it or as plain text. */
export function MailReader({ mail, received }: MailReaderProps) {
  const { texts } = useApp();
  const [form, setForm] = useState<(typeof FORMS)[number]>('html');
  return (
    <article className={classes.reader} aria-label={mail.subject}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.subject}>{mail.subject}</h2>
          <p className={classes.fact}>
            {texts('mailbox:fromTo', { from: mail.from, to: mail.to.join(texts('common:list.separator')) })}
          </p>
          <p className={classes.fact}>{received}</p>
          <p className={classes.id}>{mail.messageId}</p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={texts('mailbox:form.label')}
          data={FORMS.map((name) => ({ value: name, label: texts(`mailbox:form.${name}`) }))}
          value={form}
          onChange={setForm}
        />
      </header>
      {form === 'html' ? (
        <iframe className={classes.body} title={mail.subject} sandbox="" src={previewUrl(mail.messageId)} />
      ) : (
        <pre className={classes.text} tabIndex={0}>
          {mail.text}
        </pre>
      )}
    </article>
  );
}
