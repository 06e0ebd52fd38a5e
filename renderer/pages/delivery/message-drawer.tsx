import { Button } from '@mantine/core';
import { formatDateTimeZone } from '../../../shared/format-time';
import type { DeliveryProblem, OutboxEntry } from '../../../shared/message';
import { Facts } from '../../components/facts';
import { MessagePreview } from '../../components/message-preview';
import { PanelPart, SidePanel } from '../../components/side-panel';
import { TextButton } from '../../components/text-button';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import { AttemptList } from './attempt-list';
import { STATE_TONES } from './message-row';
import { addresseeOf, standingOf } from './message-words';
import { RetryButton } from './retry-button';
import classes from './message-drawer.module.css';

/** Problems that are solved in the settings of the channel. */
const SOLVED_IN_SETTINGS: readonly DeliveryProblem[] = [
  'authentication',
  'secret-unreadable',
  'secret-missing',
  'not-configured',
  'recipient-refused',
  'sender-refused',
  'dns',
  'tls',
  'connection',
];

interface MessageDrawerProps {
  readonly entry: OutboxEntry | null;
  readonly onClose: () => void;
}

/** One message: where it stands, the way out of its problem, every try word for word, and how it reads. */
export function MessageDrawer({ entry, onClose }: MessageDrawerProps) {
  return (
    <SidePanel isOpen={entry !== null} title={entry?.message.title ?? ''} onClose={onClose}>
      {entry !== null && <Details entry={entry} />}
    </SidePanel>
  );
}

function Details({ entry }: { readonly entry: OutboxEntry }) {
  const { texts, style, go } = useApp();
  const now = useNow();
  const problem = entry.attempts[entry.attempts.length - 1]?.problem ?? null;
  const isOpen = entry.state !== 'sent' && problem !== null;
  return (
    <>
      <div className={classes.standing}>
        <ToneDot tone={STATE_TONES[entry.state]} />
        <span>{standingOf(entry, now, texts, style)}</span>
      </div>
      {isOpen && <p className={classes.wayOut}>{texts(`delivery:wayOut.${problem}`)}</p>}
      {entry.state !== 'sent' && entry.state !== 'sending' && (
        <div className={classes.actions}>
          <RetryButton entry={entry} />
          {isOpen && SOLVED_IN_SETTINGS.includes(problem) && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => go({ page: 'settings', section: entry.channel })}
            >
              {texts('delivery:openSettings')}
            </Button>
          )}
        </div>
      )}
      <PanelPart title={texts('delivery:part.attempts')}>
        <AttemptList attempts={entry.attempts} />
      </PanelPart>
      <PanelPart title={texts('delivery:part.preview')}>
        <MessagePreview entry={entry} />
      </PanelPart>
      <PanelPart title={texts('delivery:part.details')}>
        <Facts
          facts={[
            { name: texts('delivery:fact.to'), value: addresseeOf(entry, texts) },
            { name: texts('delivery:fact.createdAt'), value: formatDateTimeZone(entry.createdAt, style) },
            { name: texts('delivery:fact.messageId'), value: entry.messageId },
          ]}
        />
        <TextButton onClick={() => go({ page: 'history', runId: entry.runId })}>
          {texts('delivery:openRun')}
        </TextButton>
      </PanelPart>
    </>
  );
}
