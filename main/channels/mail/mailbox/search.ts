import type { ImapFlow, ListResponse } from 'imapflow';
import type { MailPlace } from '../../../../shared/mail/mailbox-look';

/** Maximum number of folders that are searched. */
const MOST_FOLDERS = 60;

export interface FoundMail {
  readonly place: MailPlace;
  readonly folder: string;
}

/**
 * The folder of a mail: the expected one, or any other. Copies in the folders of sent mails and drafts prove nothing,
 * so these are not searched, and a folder with all mails counts only if the mail is not among the sent ones. Null if
 * it is in none.
 *
 * @throws errors of the library if the connection breaks, or if the expected folder cannot be opened and the mail is
 * in no other
 */
export async function findMail(
  client: ImapFlow,
  expected: string,
  messageId: string,
): Promise<FoundMail | null> {
  let fault: unknown = null;
  try {
    if (await isIn(client, expected, messageId)) return { place: 'expected', folder: expected };
  } catch (error) {
    if (!client.usable) throw error;
    fault = error;
  }
  const found = await findElsewhere(client, expected, messageId);
  if (found === null && fault !== null) throw asError(fault);
  return found;
}

async function findElsewhere(
  client: ImapFlow,
  expected: string,
  messageId: string,
): Promise<FoundMail | null> {
  const folders = await client.list();
  const searched = folders
    .filter(({ path, flags }) => path !== expected && !flags.has('\\Noselect') && !flags.has('\\NonExistent'))
    .filter((folder) => !isFor(folder, '\\Sent') && !isFor(folder, '\\Drafts'))
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, MOST_FOLDERS);
  for (const folder of searched) {
    if (!(await isReadableIn(client, folder.path, messageId))) continue;
    const sent = folders.find((one) => isFor(one, '\\Sent'));
    const isOfAll = isFor(folder, '\\All') && sent !== undefined;
    if (isOfAll && (await isReadableIn(client, sent.path, messageId))) continue;
    return { place: isForJunk(folder) ? 'junk' : 'elsewhere', folder: folder.path };
  }
  return null;
}

/** The use of a folder, as reported by the server or derived by the library from its name (RFC 6154). */
function isFor({ specialUse, flags }: ListResponse, use: string): boolean {
  return specialUse === use || flags.has(use);
}

/** Some providers do not report the use of their folders. */
function isForJunk(folder: ListResponse): boolean {
  return isFor(folder, '\\Junk') || /spam|junk|bulk|垃圾/i.test(folder.name);
}

/** Order of search: the folder for junk first, those with all mails last. */
function rank(folder: ListResponse): number {
  if (isForJunk(folder)) return 0;
  return isFor(folder, '\\All') || isFor(folder, '\\Trash') ? 2 : 1;
}

/** A folder that cannot be opened does not contain the mail. */
async function isReadableIn(client: ImapFlow, path: string, messageId: string): Promise<boolean> {
  try {
    return await isIn(client, path, messageId);
  } catch (error) {
    if (client.usable) return false;
    throw error;
  }
}

async function isIn(client: ImapFlow, path: string, messageId: string): Promise<boolean> {
  await client.mailboxOpen(path, { readOnly: true });
  const found = await client.search({ header: { 'Message-ID': messageId } });
  return found !== false && found !== undefined && found.length > 0;
}

function asError(fault: unknown): Error {
  return fault instanceof Error ? fault : new Error(String(fault));
}
