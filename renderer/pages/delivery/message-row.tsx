import { formatComing, formatNear } from '../../../shared/texts/format-time';
import type { OutboxEntry } from '../../../shared/messages/message';
import { getAddressee, getDetail, getTitle, getTone } from '../../components/message/message-words';
import { ToneDot } from '../../components/tone-dot';
import { useApp } from '../../hooks/app-context';
import classes from './message-row.module.css';

interface MessageRowProps {
  readonly entry: OutboxEntry;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** One message of the log: what it says, to whom, and where it stands. Opens everything that is known of it. */
export function MessageRow({ entry, now, isOpen, onOpen }: MessageRowProps) {
  const { texts, style } = useApp();
  return (
    <li className={classes.row}>
      <button
        type="button"
        className={classes.open}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={onOpen}
      >
        <ToneDot tone={getTone(entry)} />
        <span className={classes.words}>
          <span className={classes.title}>
            {entry.kind === 'test' && <span className={classes.test}>{texts('delivery:test')}</span>}
            {getTitle(entry, texts)}
          </span>
          <span className={classes.quiet}>
            {getAddressee(entry, texts)} · {formatNear(entry.createdAt, now, style)}
            {entry.kind === 'merged' &&
              ` · ${texts('delivery:contains', { count: entry.message.items.length })}`}
            {isHeld(entry, now) &&
              ` · ${texts('delivery:heldUntil', { when: formatComing(entry.heldUntil, now, style) })}`}
          </span>
        </span>
        <span className={classes.standing}>
          <span className={classes.state} data-state={entry.state}>
            {texts(`common:messageState.${entry.state}`)}
          </span>
          <span className={classes.detail}>{getDetail(entry, now, texts, style)}</span>
        </span>
      </button>
    </li>
  );
}

/** Whether quiet hours hold a message back now. */
function isHeld(entry: OutboxEntry, now: number): entry is OutboxEntry & { readonly heldUntil: number } {
  return entry.state === 'pending' && entry.heldUntil !== null && entry.heldUntil > now;
}
