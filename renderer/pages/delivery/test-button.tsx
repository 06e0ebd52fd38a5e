import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { ChannelKind } from '../../../shared/channels';
import type { TestAnswer } from '../../../shared/delivery-answers';
import { useApp } from '../../hooks/app-context';
import classes from './test-button.module.css';

/** Sends a test message the whole way through a channel; it appears in the list like every other. */
export function TestButton({ channel }: { readonly channel: ChannelKind }) {
  const { texts } = useApp();
  const [answer, setAnswer] = useState<TestAnswer['kind'] | null>(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void bridge.channelTest(channel).then(({ kind }) => setAnswer(kind))}
      >
        {texts('delivery:sendTest')}
      </Button>
      <span role="status" className={classes.answer}>
        {answer !== null && texts(`delivery:testAnswer.${answer}`)}
      </span>
    </>
  );
}
