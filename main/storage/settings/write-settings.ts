import { join } from 'node:path';
import type { Settings } from '../../../shared/settings';
import { writeWhole } from '../../files/whole-file';

/**
 * Writes settings to `<folder>/settings.json`, whole or not at all.
 *
 * @throws the system's error; the file is as it was then
 */
export function writeSettings(folder: string, settings: Settings): void {
  writeWhole(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`);
}
