import { readMailHost } from '../../../../shared/mail/mail-host';

/** Whether a text from outside is the plain name or address of a server. */
export function isMailHostName(text: string): boolean {
  const read = readMailHost(text);
  return read.kind === 'host' && read.port === null && read.host === text;
}
