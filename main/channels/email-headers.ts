import { isMailAddress } from '../../shared/mail-address';
import type { OutboxEntry } from '../../shared/message';
import type { EmailOrder } from './email-order';

/** Who sends a mail to whom, and what identifies it: the same at every try. */
export function emailHeaders(
  { message, messageId, createdAt }: OutboxEntry,
  { settings, recipient }: EmailOrder,
) {
  return {
    from: { name: 'Linewatch', address: settings.from },
    // Each reader has a mail of their own; those of a copy see to whom it went.
    to: addressed(isCopy(recipient, settings) ? settings.to : [recipient]),
    cc: addressed(settings.cc),
    envelope: { from: settings.from, to: [recipient] },
    subject: message.title,
    messageId,
    date: new Date(createdAt),
    // RFC 3834: no out-of-office replies to a machine.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

function isCopy(recipient: string, { to, cc, bcc }: EmailOrder['settings']): boolean {
  return !to.includes(recipient) && [...cc, ...bcc].includes(recipient);
}

function addressed(addresses: readonly string[]) {
  return addresses.filter(isMailAddress).map((address) => ({ name: '', address }));
}
