import type { OutboxEntry } from '../../../shared/messages/message';
import { previewUrl } from '../../bridge';
import classes from './message-preview.module.css';

/** A message as its reader sees it: the mail itself, or the text of the notification. */
export function MessagePreview({ entry }: { readonly entry: OutboxEntry }) {
  const { message, channel } = entry;
  if (channel === 'mail') {
    return <iframe className={classes.mail} sandbox="" src={previewUrl(entry.id)} title={message.title} />;
  }
  return (
    <div className={classes.notification} lang={message.language}>
      <p className={classes.title}>{message.title}</p>
      <p className={classes.summary}>{message.summary}</p>
    </div>
  );
}
