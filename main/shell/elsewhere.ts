/** What may leave the application for another program: a web page that a person asked for, and the program for mail. */
const ALLOWED: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/**
 * An address that another program may open.
 *
 * @throws where it is none, or of a kind that could start anything else
 */
export function requireElsewhere(url: string): string {
  const { protocol, href } = new URL(url);
  if (!ALLOWED.has(protocol)) throw new Error(`addresses of the kind ${protocol} are not opened`);
  return href;
}
