import type { MailSettings } from '../settings';

/** Every address that gets mails, once, in the order of the settings; empty while none is entered. */
export function mailReaders({ to, cc, bcc }: Pick<MailSettings, 'to' | 'cc' | 'bcc'>): readonly string[] {
  return [...new Set([...to, ...cc, ...bcc])];
}
