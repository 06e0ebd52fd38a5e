import { join } from 'node:path';
import type { Settings } from '../../../shared/settings';
import { readOwnJson } from '../../files/own-file';

/**
 * The theme in which a window opens that does not wait for the settings to be read and checked; that of the system
 * where the file does not plainly say another one.
 */
export function readEarlyTheme(folder: string): Settings['theme'] {
  try {
    const { theme } = Object(readOwnJson(join(folder, 'settings.json'))) as { readonly theme?: unknown };
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  } catch {
    return 'system';
  }
}
