import { Button } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { ChannelKind } from '../../../shared/channels';
import type { TestAnswer } from '../../../shared/delivery-answers';
import { useApp } from '../../hooks/app-context';
import { useForm } from './form-context';
import { TestFollow } from './test-follow';
import classes from './test-row.module.css';

/** Sends a test message the whole way, and tells what becomes of it. Saves first what was changed. */
export function TestRow({ channel }: { readonly channel: ChannelKind }) {
  const { texts } = useApp();
  const { changed, save } = useForm();
  const [isAsking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  const send = async () => {
    setAsking(true);
    setAnswer(null);
    if (changed.length === 0 || (await save())) setAnswer(await bridge.channelTest(channel));
    setAsking(false);
  };
  return (
    <div className={classes.row}>
      <Button variant="default" disabled={isAsking} onClick={() => void send()}>
        {texts(
          `settings:test.${changed.length === 0 ? 'send' : 'saveAndSend'}.${channel === 'desktop' ? 'desktop' : 'mail'}`,
        )}
      </Button>
      <div className={classes.answer} aria-live="polite">
        {answer === null && <p>{texts('settings:test.hint')}</p>}
        {answer?.kind === 'queued' && <TestFollow ids={answer.ids} channel={channel} />}
        {answer?.kind === 'channel-off' && <p>{texts('settings:test.channelOff')}</p>}
      </div>
    </div>
  );
}
