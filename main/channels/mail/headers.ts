import { isMailAddress } from '../../../shared/mail/mail-address';
import type { OutboxEntry } from '../../../shared/messages/message';
import type { MailOrder } from './order';

/** Who sends a mail to whom, and what identifies it: the same at every try. */
export function mailHeaders(entry: OutboxEntry, { settings, recipient }: MailOrder) {
  const { message, messageId, references = [], createdAt } = entry;
  return {
    from: { name: 'Linewatch', address: settings.from },
    // Each reader has a mail of their own; those of a copy see to whom it went.
    to: addressed(isCopy(recipient, settings) ? settings.to : [recipient]),
    cc: addressed(settings.cc),
    envelope: { from: settings.from, to: [recipient] },
    subject: message.title,
    messageId,
    ...(references.length > 0 && { references: [...references], inReplyTo: references.at(-1) ?? '' }),
    date: new Date(createdAt),
    headers: {
      // RFC 3834: no out-of-office replies to a machine.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 2919: what filters sort by.
      'List-Id': listId(settings.from),
    },
  };
}

function isCopy(recipient: string, { to, cc, bcc }: MailOrder['settings']): boolean {
  return !to.includes(recipient) && [...cc, ...bcc].includes(recipient);
}

function addressed(addresses: readonly string[]) {
  return addresses.filter(isMailAddress).map((address) => ({ name: '', address }));
}

/** One name for all mails of Linewatch from a domain, whichever computer sends them. */
function listId(from: string): string {
  return `Linewatch <linewatch.${from.slice(from.lastIndexOf('@') + 1).toLowerCase()}>`;
}
