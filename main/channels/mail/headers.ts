import { isMailAddress } from '../../../shared/mail/mail-address';
import type { OutboxEntry } from '../../../shared/messages/message';
import type { MailOrder } from './order';

/** Sender, recipients and identification of a mail; the same at every attempt. */
export function mailHeaders(entry: OutboxEntry, { settings, recipient }: MailOrder) {
  const { message, messageId, references = [], createdAt } = entry;
  return {
    from: { name: 'Linewatch', address: settings.from },
    // Each recipient gets a separate mail; recipients of a copy see the addresses in To.
    to: addressed(isCopy(recipient, settings) ? settings.to : [recipient]),
    cc: addressed(settings.cc),
    envelope: { from: settings.from, to: [recipient] },
    subject: message.title,
    messageId,
    ...(references.length > 0 && { references: [...references], inReplyTo: references.at(-1) ?? '' }),
    date: new Date(createdAt),
    headers: {
      // RFC 3834: prevents out-of-office replies.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // RFC 2919: for mail filters.
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

/** One id for all Linewatch mails of a domain, from any computer. */
function listId(from: string): string {
  return `Linewatch <linewatch.${from.slice(from.lastIndexOf('@') + 1).toLowerCase()}>`;
}
