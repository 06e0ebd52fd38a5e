import { bridge } from '../../bridge';
import { formatDateTimeZone, formatShortDateTime } from '../../../shared/format-time';
import type { OutboxEntry } from '../../../shared/message';
import { Facts } from '../../components/facts';
import { MessagePreview } from '../../components/message-preview';
import { PanelPart, SidePanel } from '../../components/side-panel';
import { TextButton } from '../../components/text-button';
import { useApp } from '../../hooks/app-context';
import { useAnswer, valueOf } from '../../hooks/use-answer';
import { useEvent } from '../../hooks/use-event';
import { AttemptTable } from './attempt-table';
import { MessageId } from './message-id';
import { MessageStanding } from './message-standing';

interface MessageDrawerProps {
  /** As the list has it; null while none is open. */
  readonly entry: OutboxEntry | null;
  readonly onClose: () => void;
}

/** One message: where it stands, the way out of its problem, every try word for word, and how it reads. */
export function MessageDrawer({ entry: listed, onClose }: MessageDrawerProps) {
  // Followed on its own, since a new state may take it out of a narrowed list.
  const { answer, again } = useAnswer(`message ${listed?.id}`, () =>
    listed === null ? Promise.resolve(null) : bridge.deliveryEntry(listed.id),
  );
  useEvent('onDeliveryChanged', again);
  const read = valueOf(answer);
  const entry = read !== null && read.id === listed?.id ? read : listed;
  return (
    <SidePanel isOpen={entry !== null} title={entry?.message.title ?? ''} onClose={onClose}>
      {entry !== null && <Details entry={entry} />}
    </SidePanel>
  );
}

function Details({ entry }: { readonly entry: OutboxEntry }) {
  const { texts, style, go } = useApp();
  const runAt = formatShortDateTime(entry.createdAt, style);
  return (
    <>
      <MessageStanding entry={entry} />
      <PanelPart title={texts('delivery:part.attempts')}>
        <AttemptTable attempts={entry.attempts} />
      </PanelPart>
      <PanelPart title={texts('delivery:part.preview')}>
        <MessagePreview entry={entry} />
      </PanelPart>
      <PanelPart title={texts('delivery:part.details')}>
        <Facts
          facts={[
            { name: texts('delivery:fact.createdAt'), value: formatDateTimeZone(entry.createdAt, style) },
            { name: texts('delivery:fact.messageId'), value: <MessageId id={entry.messageId} /> },
            {
              name: texts('delivery:fact.run'),
              value: (
                <TextButton onClick={() => go({ page: 'history', runId: entry.runId })}>
                  {texts('delivery:openRun', { when: runAt })}
                </TextButton>
              ),
            },
          ]}
        />
      </PanelPart>
    </>
  );
}
