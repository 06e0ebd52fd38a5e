import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { ChannelKind, SecretName } from '../../../shared/channels';
import { getLabel } from '../../../shared/channels/words';
import type { TestAnswer } from '../../../shared/messages/delivery-answers';
import { useApp } from '../../hooks/app-context';
import { fieldId } from './channels/channel-faults';
import { missingNames } from './channels/channel-remarks';
import { useForm } from './form-context';
import { TestFollow } from './test-follow';
import classes from './test-row.module.css';

/**
 * Sends a test message the whole way, and tells what becomes of it. Switches the channel on and saves first, where that
 * is still to be done.
 */
export function TestRow({ channel }: { readonly channel: ChannelKind }) {
  const { texts } = useApp();
  const { changed, form, save, secrets, showField } = useForm();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<TestAnswer | { readonly kind: 'failed' } | null>(null);
  const [isMissingSaid, setMissingSaid] = useState(false);
  const isOn = form.channels[channel]['isEnabled'] === true;
  const missing = missingNames(channel, form, isStored);
  const send = async () => {
    setAnswer(null);
    setMissingSaid(missing.length > 0);
    const [first] = missing;
    if (first !== undefined) return showField(fieldId(channel, first));
    setAsking(true);
    try {
      if (await isSavedAndOn()) setAnswer(await bridge.channelTest(channel));
    } catch {
      setAnswer({ kind: 'failed' });
    }
    setAsking(false);
  };
  const words = !isOn ? 'switchOn' : changed.length === 0 ? 'send' : 'saveAndSend';
  return (
    <div className={classes.row}>
      <Button variant="default" disabled={isAsking} onClick={() => void send()}>
        {texts(`settings:test.${words}.${channel === 'desktop' ? 'desktop' : 'mail'}`)}
      </Button>
      <div className={classes.answer} aria-live="polite">
        {isMissingSaid && missing.length > 0 ? (
          <p className={classes.missing}>{texts('settings:test.missing', { names: inWords(missing) })}</p>
        ) : (
          answer === null && <p>{texts('settings:test.hint')}</p>
        )}
        {answer?.kind === 'queued' && <TestFollow ids={answer.ids} channel={channel} />}
        {answer?.kind === 'channel-off' && <p>{texts('settings:test.channelOff')}</p>}
        {answer?.kind === 'failed' && <p className={classes.missing}>{texts('settings:test.failed')}</p>}
      </div>
    </div>
  );

  function isStored(name: SecretName): boolean {
    return (form.secrets[name] ?? '') !== '' || secrets.statuses[name]?.state === 'stored';
  }

  function inWords(names: readonly string[]): string {
    return names.map((name) => getLabel(texts, channel, name)).join(texts('common:list.separator'));
  }

  async function isSavedAndOn(): Promise<boolean> {
    if (isOn) return changed.length === 0 || (await save());
    const on = { ...form.channels[channel], isEnabled: true };
    return save({ channels: { ...form.channels, [channel]: on } });
  }
}
