import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { MESSAGE_STATES, type MessageState, type OutboxEntry } from '../../../shared/message';
import { ChoiceChips } from '../../components/choice-chips';
import { Nothing } from '../../components/nothing';
import { PageHead } from '../../components/page-head';
import { Pager } from '../../components/pager';
import { Placeholder } from '../../components/placeholder';
import { Unreadable } from '../../components/unreadable';
import { useApp } from '../../hooks/app-context';
import { valueOf } from '../../hooks/use-answer';
import { useDeliveries } from '../../hooks/use-deliveries';
import { useNow } from '../../hooks/use-now';
import { deliverySentence } from './delivery-sentence';
import { MessageDrawer } from './message-drawer';
import { MessageRow } from './message-row';
import classes from './delivery-page.module.css';

const PAGE_SIZE = 50;

/** States that a person looks for together. */
const GROUPS = {
  all: MESSAGE_STATES,
  blocked: ['blocked'],
  waiting: ['pending', 'sending'],
  sent: ['sent'],
  failed: ['failed'],
} as const satisfies Readonly<Record<string, readonly MessageState[]>>;
type Group = keyof typeof GROUPS;
const CHANNEL_CHOICES = ['all', ...CHANNEL_KINDS] as const;

/** Every message, where it stands, and what the other side said. */
export function DeliveryPage() {
  const { state, texts, style, go } = useApp();
  const now = useNow();
  const [group, setGroup] = useState<Group>('all');
  const [channel, setChannel] = useState<(typeof CHANNEL_CHOICES)[number]>('all');
  const [offset, setOffset] = useState(0);
  const [opened, setOpened] = useState<OutboxEntry | null>(null);
  const { answer, again } = useDeliveries({
    states: GROUPS[group],
    channels: channel === 'all' ? CHANNEL_KINDS : [channel],
    limit: PAGE_SIZE,
    offset,
  });
  const page = valueOf(answer);
  const { title, reason } = deliverySentence(state.channels, now, texts, style);
  const isFiltered = group !== 'all' || channel !== 'all';
  const setUp = (
    <Button variant="default" onClick={() => go({ page: 'settings', section: 'mail' })}>
      {texts('delivery:setUpMail')}
    </Button>
  );
  const choose = (change: () => void) => {
    change();
    setOffset(0);
  };
  return (
    <>
      <PageHead title={title} reason={reason} />
      <div className={classes.filters}>
        <ChoiceChips
          label={texts('delivery:filter.state')}
          value={group}
          choices={(Object.keys(GROUPS) as Group[]).map((value) => ({
            value,
            label: texts(`delivery:filter.${value}`),
          }))}
          onChange={(value) => choose(() => setGroup(value))}
        />
        <ChoiceChips
          label={texts('delivery:filter.channel')}
          value={channel}
          choices={CHANNEL_CHOICES.map((value) => ({
            value,
            label: value === 'all' ? texts('delivery:filter.everyChannel') : texts(`common:channel.${value}`),
          }))}
          onChange={(value) => choose(() => setChannel(value))}
        />
      </div>
      <section className={classes.card} aria-label={texts('delivery:list')}>
        {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
        {answer.kind === 'loading' && <Placeholder height={420} />}
        {page !== null && page.entries.length === 0 && (
          <Nothing
            icon={<IconSend size={20} stroke={1.75} />}
            title={texts(isFiltered ? 'delivery:noMatch.title' : 'delivery:empty.title')}
            reason={texts(isFiltered ? 'delivery:noMatch.reason' : 'delivery:empty.reason')}
            action={
              !isFiltered && state.channels.some((of) => of.kind === 'mail' && !of.isEnabled)
                ? setUp
                : undefined
            }
          />
        )}
        <ul>
          {page?.entries.map((entry) => (
            <MessageRow key={entry.id} entry={entry} now={now} onOpen={() => setOpened(entry)} />
          ))}
        </ul>
        <Pager total={page?.total ?? 0} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
      </section>
      <MessageDrawer
        entry={page?.entries.find((entry) => entry.id === opened?.id) ?? opened}
        onClose={() => setOpened(null)}
      />
    </>
  );
}
