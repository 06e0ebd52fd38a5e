import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorText } from '../../../../shared/texts/error-text';
import type { MailConsent } from '../../../../shared/mail/mail-consent';
import { bridge } from '../../../bridge';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import { ConsentEnd } from './consent-end';
import classes from './channels.module.css';

/** Gets the refresh token of a mail account by the user's browser. Saves first what was changed. */
export function ConsentRow() {
  const { texts } = useApp();
  const { changed, save, secrets } = useForm();
  const [isAsking, setAsking] = useState(false);
  const [end, setEnd] = useState<MailConsent | null>(null);
  const ask = async () => {
    setEnd(null);
    setAsking(true);
    try {
      if (changed.length === 0 || (await save())) {
        setEnd(await bridge.mailAuthorise());
        secrets.renew(await bridge.secretStatus('mail.oauthRefreshToken'));
      }
    } catch (error) {
      setEnd({ kind: 'failed', reason: 'internal', detail: errorText(error) });
    }
    setAsking(false);
  };
  return (
    <div className={classes.consent}>
      <Button variant="default" onClick={() => void ask()}>
        {texts(changed.length === 0 ? 'channels:consent.ask' : 'channels:consent.saveAndAsk')}
      </Button>
      <div className={classes.end} aria-live="polite">
        {isAsking && <p>{texts('channels:consent.waiting')}</p>}
        {end !== null && <ConsentEnd end={end} />}
      </div>
    </div>
  );
}
