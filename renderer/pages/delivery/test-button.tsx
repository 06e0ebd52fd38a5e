import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { bridge } from '../../bridge';
import type { ChannelKind } from '../../../shared/channels';
import type { TestAnswer } from '../../../shared/messages/delivery-answers';
import { getAddressee, describeStanding } from '../../components/message/message-words';
import { useApp } from '../../hooks/app-context';
import { useEntries } from '../../hooks/use-entries';
import { useNow } from '../../hooks/use-now';
import classes from './test-button.module.css';

/** Sends a test message the whole way through a channel; it appears in the list like every other, and here stands what becomes of it. */
export function TestButton({ channel }: { readonly channel: ChannelKind }) {
  const { texts } = useApp();
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void bridge.channelTest(channel).then(setAnswer)}
      >
        {texts('delivery:sendTest')}
      </Button>
      <span role="status" className={classes.answer}>
        {answer?.kind === 'channel-off' && texts('delivery:testAnswer.channel-off')}
        {answer?.kind === 'queued' && <TestStanding ids={answer.ids} />}
      </span>
    </>
  );
}

/** Where test messages stand: their state, and the problem of the last try. */
function TestStanding({ ids }: { readonly ids: readonly string[] }) {
  const { texts, style } = useApp();
  const now = useNow(2_000);
  const entries = useEntries(ids);
  if (entries.length === 0) return texts('delivery:testAnswer.queued');
  return entries.map((entry) => (
    <span key={entry.id} className={classes.standing}>
      {getAddressee(entry, texts)}: {describeStanding(entry, now, texts, style)}
    </span>
  ));
}
