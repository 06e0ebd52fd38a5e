import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailSearch } from '../../../shared/mail/mail-proposal';
import type { TestAnswer } from '../../../shared/messages/delivery-answers';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { MailSearchWords } from '../settings/channels/mail-search-words';
import { withProposal } from '../settings/channels/mail-proposal-form';
import { useForm } from '../settings/form-context';
import { TestFollow } from '../settings/test-follow';
import classes from './welcome.module.css';

/** Finds the mail server of the address, switches mail on, saves, and sends a test mail whose way is followed. */
export function MailTest() {
  const { texts, settings } = useApp();
  const { form, save } = useForm();
  const [isBusy, setBusy] = useState(false);
  const [search, setSearch] = useState<MailSearch | 'failed' | null>(null);
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  // A server that was entered before stays; one that was found here is that of the address as it is now.
  const [isEntered] = useState(settings.channels.mail.host !== '');
  const { mail } = form.channels;
  const address = String(mail['from'] ?? '').trim();

  const send = async () => {
    setAnswer(null);
    setSearch(null);
    setBusy(true);
    const found = await completed();
    if (
      found !== null &&
      (await save({ channels: { ...form.channels, mail: { ...found, isEnabled: true } } }))
    ) {
      setAnswer(await bridge.channelTest('mail'));
    }
    setBusy(false);
  };

  /** The form with a server; null where none was found, or the provider wants more than a password. */
  const completed = async (): Promise<typeof mail | null> => {
    if (isEntered) return mail;
    const found = await bridge.mailServerFind(address).catch(() => 'failed' as const);
    setSearch(found);
    if (found === 'failed' || found.kind !== 'found' || found.proposal.login === 'oauth2') return null;
    return withProposal({ ...mail, to: '' }, found.proposal, address);
  };

  return (
    <div className={classes.test}>
      <Button variant="default" disabled={isBusy || address === ''} onClick={() => void send()}>
        {texts('welcome:telling.send')}
      </Button>
      <div className={classes.answer} aria-live="polite">
        {isBusy && <p>{texts('welcome:telling.sending')}</p>}
        {search !== null && !isBusy && answer === null && <MailSearchWords search={search} />}
        {answer?.kind === 'queued' && <TestFollow ids={answer.ids} channel="mail" />}
        {!isBusy && search === null && answer === null && <p>{texts('welcome:telling.hint')}</p>}
      </div>
    </div>
  );
}
