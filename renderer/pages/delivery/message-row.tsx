import { formatNear } from '../../../shared/format-time';
import type { MessageState, OutboxEntry, Tone } from '../../../shared/message';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import { addresseeOf, standingOf } from './message-words';
import { RetryButton } from './retry-button';
import classes from './message-row.module.css';

export const STATE_TONES: Readonly<Record<MessageState, Tone>> = {
  pending: 'warning',
  sending: 'neutral',
  sent: 'good',
  blocked: 'bad',
  failed: 'bad',
};

interface MessageRowProps {
  readonly entry: OutboxEntry;
  readonly now: number;
  readonly onOpen: () => void;
}

/** One message of the log: what it says, to whom, and where it stands. */
export function MessageRow({ entry, now, onOpen }: MessageRowProps) {
  const { texts, style } = useApp();
  const isFirstTry = entry.state === 'pending' && entry.attempts.length === 0;
  return (
    <li className={classes.row}>
      <button type="button" className={classes.open} onClick={onOpen}>
        <ToneDot tone={isFirstTry ? 'neutral' : STATE_TONES[entry.state]} />
        <span className={classes.words}>
          <span className={classes.title}>
            {entry.kind === 'test' && <span className={classes.test}>{texts('delivery:test')}</span>}
            {entry.message.title}
          </span>
          <span className={classes.quiet}>
            {addresseeOf(entry, texts)} · {formatNear(entry.createdAt, now, style)}
          </span>
        </span>
        <span className={classes.standing} data-state={entry.state}>
          {standingOf(entry, now, texts, style)}
        </span>
      </button>
      <RetryButton entry={entry} />
    </li>
  );
}
