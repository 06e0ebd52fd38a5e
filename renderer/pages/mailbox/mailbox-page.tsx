import { IconInbox } from '@tabler/icons-react';
import { useState } from 'react';
import { formatDateTimeZone, formatTime } from '../../../shared/texts/format-time';
import type { ReceivedMail } from '../../../shared/mail/received-mail';
import { bridge } from '../../bridge';
import { Nothing } from '../../components/notice/nothing';
import { PageHead } from '../../components/page-head';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import { useAnswer, getValue } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import { MailReader } from './mail-reader';
import classes from './mailbox-page.module.css';

/** The mailbox of the demonstration: what arrived at the mail server on this computer. */
export function MailboxPage() {
  const { texts, style } = useApp();
  const { answer, again } = useAnswer('mails', () => bridge.demoMails());
  const [chosenId, setChosenId] = useState<string | null>(null);
  useEvent('onDemoMail', again);
  if (answer.kind === 'failed') return <Unreadable texts={texts} onAgain={again} />;
  const mails = getValue(answer) ?? [];
  const chosen = mails.find((mail) => mail.messageId === chosenId) ?? mails[0];
  if (chosen === undefined) {
    return (
      <>
        <PageHead title={texts('mailbox:empty.title')} />
        <Nothing
          icon={<IconInbox size={28} stroke={1.75} />}
          title={texts('mailbox:empty.what')}
          reason={texts('mailbox:empty.why')}
        />
      </>
    );
  }
  return (
    <>
      <PageHead title={texts('mailbox:title', { count: mails.length })} reason={texts('mailbox:reason')} />
      <div className={classes.split}>
        <ul className={classes.list} aria-label={texts('mailbox:list')}>
          {mails.map((mail) => (
            <li key={mail.messageId}>
              <MailLine
                mail={mail}
                time={formatTime(mail.receivedAt, style)}
                isChosen={mail === chosen}
                onChoose={() => setChosenId(mail.messageId)}
              />
            </li>
          ))}
        </ul>
        <MailReader mail={chosen} received={formatDateTimeZone(chosen.receivedAt, style)} />
      </div>
    </>
  );
}

interface MailLineProps {
  readonly mail: ReceivedMail;
  readonly time: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function MailLine({ mail, time, isChosen, onChoose }: MailLineProps) {
  return (
    <button
      type="button"
      className={classes.line}
      data-chosen={isChosen}
      aria-current={isChosen}
      onClick={onChoose}
    >
      <span className={classes.subject}>{mail.subject}</span>
      <span className={classes.time}>{time}</span>
    </button>
  );
}
