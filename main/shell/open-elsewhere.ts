import { shell } from 'electron';
import { requireElsewhere } from './elsewhere';

/**
 * Opens an address in the program that the system has for it.
 *
 * @throws where the address is of another kind, or the system has no program for it
 */
export async function openElsewhere(url: string): Promise<void> {
  await shell.openExternal(requireElsewhere(url));
}
