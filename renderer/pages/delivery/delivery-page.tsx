import { useState } from 'react';
import type { OutboxEntry } from '../../../shared/messages/message';
import { PageHead } from '../../components/page-head';
import { Pager } from '../../components/pager';
import { Placeholder } from '../../components/notice/placeholder';
import { Unreadable } from '../../components/notice/unreadable';
import { useApp } from '../../hooks/app-context';
import { getValue } from '../../hooks/use-answer';
import { useDeliveries } from '../../hooks/use-deliveries';
import { useNow } from '../../hooks/use-now';
import { DeliveryActions } from './delivery-actions';
import { DeliveryFilters } from './delivery-filters';
import { deliverySentence } from './delivery-sentence';
import { NO_FILTER, toQuery, type Filter } from './filters';
import { MessageDrawer } from './message-drawer';
import { MessageRow } from './message-row';
import { NoMessage } from './no-message';
import classes from './delivery-page.module.css';

const PAGE_SIZE = 50;

/** Every message, where it stands, and what the other side said. */
export function DeliveryPage() {
  const { state, texts, style } = useApp();
  const now = useNow();
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [offset, setOffset] = useState(0);
  const [opened, setOpened] = useState<OutboxEntry | null>(null);
  const { answer, again } = useDeliveries({ ...toQuery(filter), limit: PAGE_SIZE, offset });
  const page = getValue(answer);
  // Messages that changed their state can leave the last page empty.
  if (page !== null && offset > 0 && page.entries.length === 0) setOffset(0);
  const { title, reason, settingsChannel } = deliverySentence(state.channels, now, texts, style);
  const isFiltered = filter !== NO_FILTER;
  const isEmpty = page !== null && page.entries.length === 0;
  const choose = (next: Filter) => {
    setFilter(next.group === NO_FILTER.group && next.channel === NO_FILTER.channel ? NO_FILTER : next);
    setOffset(0);
  };
  return (
    <>
      <PageHead
        title={title}
        reason={reason}
        actions={isEmpty && !isFiltered ? undefined : <DeliveryActions settingsChannel={settingsChannel} />}
      />
      <DeliveryFilters value={filter} onChange={choose} />
      <section className={classes.card} aria-label={texts('delivery:list')}>
        {answer.kind === 'failed' && <Unreadable texts={texts} onAgain={again} />}
        {answer.kind === 'loading' && (
          <div className={classes.loading}>
            <Placeholder height={480} />
          </div>
        )}
        {isEmpty && <NoMessage isFiltered={isFiltered} onShowAll={() => choose(NO_FILTER)} />}
        <ul>
          {page?.entries.map((entry) => (
            <MessageRow
              key={entry.id}
              entry={entry}
              now={now}
              isOpen={entry.id === opened?.id}
              onOpen={() => setOpened(entry)}
            />
          ))}
        </ul>
        <Pager total={page?.total ?? 0} offset={offset} size={PAGE_SIZE} onChange={setOffset} />
      </section>
      <MessageDrawer entry={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
    </>
  );
}
