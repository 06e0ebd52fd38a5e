import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailProposal, MailSearch } from '../../../shared/mail/mail-proposal';
import { partsOf } from '../../../shared/mail/mail-proposal';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { useIsLeft } from '../../hooks/use-is-left';
import { MailSearchWords } from '../settings/channels/mail-search-words';
import { toChannelsForm } from '../settings/channels/channels-form';
import { senderIn } from '../settings/channels/mail-proposal-form';
import { useForm } from '../settings/form-context';
import { TestFollow } from '../settings/test-follow';
import { sendTestMail, type TestMailEnd } from './send-test-mail';
import classes from './welcome.module.css';

/** Finds the mail server of the address, switches mail on, saves, and sends a test mail whose way is followed. */
export function MailTest() {
  const { texts, settings } = useApp();
  const { form, newest, save } = useForm();
  const [isBusy, setBusy] = useState(false);
  const [end, setEnd] = useState<TestMailEnd | null>(null);
  // A server that was entered before stays; one that was found here is that of the address as it is now.
  const [isEntered] = useState(settings.channels.mail.host !== '');
  const isLeft = useIsLeft();
  const address = senderIn(form.channels.mail);

  const send = async (agreed: MailProposal | null) => {
    setEnd(null);
    setBusy(true);
    const next = await sendTestMail(
      {
        isEntered,
        mail: () => newest().channels.mail,
        stored: toChannelsForm(settings.channels).channels.mail,
        find: (asked) => bridge.mailServerFind(asked),
        save: (mail) => save((now) => ({ channels: { ...now.channels, mail } })),
        test: () => bridge.channelTest('mail'),
        isLeft,
      },
      agreed,
    );
    if (isLeft()) return;
    setEnd(next);
    setBusy(false);
  };

  return (
    <div className={classes.test}>
      <Button variant="default" disabled={isBusy || address === ''} onClick={() => void send(null)}>
        {texts('welcome:telling.send')}
      </Button>
      <div className={classes.answer} aria-live="polite">
        {isBusy ? (
          <p>{texts('welcome:telling.sending')}</p>
        ) : end === null || (end.kind === 'consent' && end.address !== address) ? (
          <p>{texts('welcome:telling.hint')}</p>
        ) : (
          <TestMailWords end={end} onAgree={(proposal) => void send(proposal)} />
        )}
      </div>
    </div>
  );
}

interface TestMailWordsProps {
  readonly end: TestMailEnd;
  /** A person has confirmed a server. */
  readonly onAgree: (proposal: MailProposal) => void;
}

/** What became of the test mail, and what a person does next. */
export function TestMailWords({ end, onAgree }: TestMailWordsProps) {
  const { texts } = useApp();
  switch (end.kind) {
    case 'queued':
      return <TestFollow ids={end.ids} channel="mail" />;
    case 'channel-off':
      return <p data-tone="bad">{texts('settings:test.channelOff')}</p>;
    case 'no-server':
      return <NoServerWords search={end.search} />;
    case 'consent': {
      const { host } = end.proposal.smtp;
      const { domain } = partsOf(end.address);
      return (
        <>
          <p data-tone="bad">{texts('welcome:telling.consent', { host, domain })}</p>
          <Button variant="default" size="compact-sm" onClick={() => onAgree(end.proposal)}>
            {texts('welcome:telling.agree', { host })}
          </Button>
        </>
      );
    }
    case 'changed':
      return <p data-tone="bad">{texts('welcome:telling.changed')}</p>;
    case 'failed':
      return <p data-tone="bad">{texts('settings:test.failed')}</p>;
    case 'not-saved':
    case 'left':
      return null;
  }
}

/** Why no mail was sent. Of a server that was found, only what its provider wants: nothing was filled in. */
function NoServerWords({ search }: { readonly search: MailSearch | 'failed' }) {
  const { texts } = useApp();
  if (search === 'failed' || search.kind !== 'found') return <MailSearchWords search={search} />;
  const { provider, smtp, login, helpUrl } = search.proposal;
  const name = provider || smtp.host;
  return <p data-tone="bad">{texts(`settings:findServer.login.${login}`, { name, url: helpUrl })}</p>;
}
