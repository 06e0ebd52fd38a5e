import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MailSearch } from '../../../../shared/mail/mail-proposal';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { useIsLeft } from '../../../hooks/use-is-left';
import { useForm } from '../form-context';
import { MailSearchWords } from './mail-search-words';
import { senderIn, withLateProposal } from './mail-proposal-form';
import classes from './channels.module.css';

/** Finds the mail server of the sender's address and fills in the form, which a person may change before saving. */
export function FindServer() {
  const { texts } = useApp();
  const { form, newest, change, showField } = useForm();
  const [isSearching, setSearching] = useState(false);
  const [search, setSearch] = useState<MailSearch | 'failed' | 'changed' | null>(null);
  const isLeft = useIsLeft();
  const { mail } = form.channels;
  const find = async () => {
    setSearch(null);
    setSearching(true);
    const found = await bridge.mailServerFind(senderIn(mail)).catch(() => 'failed' as const);
    if (isLeft()) return;
    setSearching(false);
    setSearch(found);
    if (found === 'failed' || found.kind !== 'found') return;
    const { proposal } = found;
    const filled = withLateProposal(newest().channels.mail, mail, proposal);
    if (filled === null) return setSearch('changed');
    change((now) => ({ channels: { ...now.channels, mail: filled } }));
    showField(proposal.login === 'oauth2' ? 'mail-oauthClientId' : 'mail-password');
  };
  return (
    <div className={classes.find}>
      <Button variant="default" disabled={isSearching} onClick={() => void find()}>
        {texts('settings:findServer.button')}
      </Button>
      <div className={classes.end} aria-live="polite">
        {isSearching ? (
          <p>{texts('settings:findServer.searching')}</p>
        ) : search === null ? (
          <p>{texts('settings:findServer.hint')}</p>
        ) : search === 'changed' ? (
          <p data-tone="bad">{texts('settings:findServer.changed')}</p>
        ) : (
          <MailSearchWords search={search} />
        )}
      </div>
    </div>
  );
}
