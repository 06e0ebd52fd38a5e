import type { MailSettings } from '../settings';
import { mailReaders } from './mail-readers';

/**
 * Whose mails arrive in the mailbox that Linewatch looks into: the only reader there is, or the one whose address the
 * user of the mailbox has. Null where several read mails and none of them is known by it.
 */
export function mailboxReader(settings: MailSettings): string | null {
  const readers = mailReaders(settings);
  if (readers.length === 1) return readers[0] ?? null;
  const user = (settings.imapUser || settings.user).toLowerCase();
  const called = (name: (reader: string) => string) =>
    readers.filter((reader) => name(reader.toLowerCase()) === user);
  const byAddress = called((reader) => reader);
  const known =
    byAddress.length > 0 ? byAddress : called((reader) => reader.slice(0, reader.lastIndexOf('@')));
  return known.length === 1 ? (known[0] ?? null) : null;
}
