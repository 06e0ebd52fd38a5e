import { bridge } from '../../bridge';
import { formatDateTimeZone, formatShortDateTime } from '../../../shared/texts/format-time';
import type { OutboxEntry } from '../../../shared/messages/message';
import { Facts } from '../../components/facts';
import { getTitle } from '../../components/message/message-words';
import { MessagePreview } from '../../components/message/message-preview';
import { PanelPart, SidePanel } from '../../components/side-panel';
import { TextButton } from '../../components/inputs/text-button';
import { useApp } from '../../hooks/app-context';
import { useAnswer, getValue } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import { AttemptTable } from './attempt-table';
import { MessageId } from './message-id';
import { MessageReason } from './message-reason';
import { MessageStanding } from './message-standing';

interface MessageDrawerProps {
  /** As the list has it; null while none is open. */
  readonly entry: OutboxEntry | null;
  /** Opens another message in its place. */
  readonly onOpen: (entry: OutboxEntry) => void;
  readonly onClose: () => void;
}

/** One message: where it stands, the way out of its problem, every try word for word, and how it reads. */
export function MessageDrawer({ entry: listed, onOpen, onClose }: MessageDrawerProps) {
  const { texts } = useApp();
  // Followed on its own, since a new state may take it out of a narrowed list.
  const { answer, again } = useAnswer(`message ${listed?.id}`, () =>
    listed === null ? Promise.resolve(null) : bridge.deliveryEntry(listed.id),
  );
  useEvent('onDeliveryChanged', again);
  const read = getValue(answer);
  const entry = read !== null && read.id === listed?.id ? read : listed;
  return (
    <SidePanel isOpen={entry !== null} title={entry === null ? '' : getTitle(entry, texts)} onClose={onClose}>
      {entry !== null && <Details entry={entry} onOpen={onOpen} />}
    </SidePanel>
  );
}

interface DetailsProps {
  readonly entry: OutboxEntry;
  readonly onOpen: (entry: OutboxEntry) => void;
}

function Details({ entry, onOpen }: DetailsProps) {
  const { texts, style } = useApp();
  const { items } = entry.message;
  return (
    <>
      <MessageStanding entry={entry} />
      {entry.mergedInto !== null && <CarrierLink id={entry.mergedInto} onOpen={onOpen} />}
      {items.length > 0 && (
        <PanelPart title={texts('delivery:part.items')}>
          <Facts facts={items.map(({ time, title }) => ({ name: time, value: title }))} />
        </PanelPart>
      )}
      <PanelPart title={texts('delivery:part.attempts')}>
        <AttemptTable attempts={entry.attempts} />
      </PanelPart>
      <MessageReason entry={entry} />
      {entry.message.title !== '' && (
        <PanelPart title={texts('delivery:part.preview')}>
          <MessagePreview entry={entry} />
        </PanelPart>
      )}
      <PanelPart title={texts('delivery:part.details')}>
        <Facts
          facts={[
            { name: texts('delivery:fact.createdAt'), value: formatDateTimeZone(entry.createdAt, style) },
            { name: texts('delivery:fact.messageId'), value: <MessageId id={entry.messageId} /> },
            ...(entry.runId === null
              ? []
              : [
                  {
                    name: texts('delivery:fact.run'),
                    value: <RunLink runId={entry.runId} at={entry.createdAt} />,
                  },
                ]),
          ]}
        />
      </PanelPart>
    </>
  );
}

/** The run that a message is about. */
function RunLink({ runId, at }: { readonly runId: string; readonly at: number }) {
  const { texts, style, openRun } = useApp();
  return (
    <TextButton onClick={() => openRun(runId)}>
      {texts('delivery:openRun', { when: formatShortDateTime(at, style) })}
    </TextButton>
  );
}

/** The message in which this one went out. */
function CarrierLink({ id, onOpen }: { readonly id: string; readonly onOpen: DetailsProps['onOpen'] }) {
  const { texts } = useApp();
  const carrier = getValue(useAnswer(`carrier ${id}`, () => bridge.deliveryEntry(id)).answer);
  return (
    <p>
      {texts('delivery:fact.mergedInto')}{' '}
      {carrier !== null && (
        <TextButton onClick={() => onOpen(carrier)}>{texts('delivery:openMerged')}</TextButton>
      )}
    </p>
  );
}
