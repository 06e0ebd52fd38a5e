/** What may leave the application for another program: a web page that a person asked for, and the program for mail. */
const ALLOWED: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/** What an address may fill in a new mail: several programs would attach a file that it names. */
const MAIL_FIELDS: ReadonlySet<string> = new Set(['subject', 'body', 'cc']);

/**
 * An address that another program may open.
 *
 * @throws where it is none, of a kind that could start anything else, names a user before its host (which reads like
 * another host), or brings more along for a mail than its text
 */
export function requireElsewhere(url: string): string {
  const { protocol, username, password, searchParams, href } = new URL(url);
  if (!ALLOWED.has(protocol)) throw new Error(`addresses of the kind ${protocol} are not opened`);
  if (username !== '' || password !== '')
    throw new Error('addresses with a user or a password are not opened');
  const other =
    protocol === 'mailto:'
      ? [...searchParams.keys()].find((name) => !MAIL_FIELDS.has(name.toLowerCase()))
      : undefined;
  if (other !== undefined) throw new Error(`addresses for mail with the field ${other} are not opened`);
  return href;
}
