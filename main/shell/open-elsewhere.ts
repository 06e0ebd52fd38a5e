import { shell } from 'electron';

/** What may leave the window for another program: a web page that a person asked for, and the program for mail. */
const ALLOWED: ReadonlySet<string> = new Set(['https:', 'mailto:']);

/**
 * Opens an address in the program that the system has for it.
 *
 * @throws where the address is of another kind, or the system has no program for it
 */
export async function openElsewhere(url: string): Promise<void> {
  const { protocol } = new URL(url);
  if (!ALLOWED.has(protocol)) throw new Error(`addresses of the kind ${protocol} are not opened`);
  await shell.openExternal(url);
}
