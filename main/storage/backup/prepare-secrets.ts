import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RestoreSource } from '../../../shared/backup/backup';
import type { SecretName } from '../../../shared/channels';
import type { Settings } from '../../../shared/settings';
import { readSettings } from '../../core/settings/upgrade';
import { writeWhole } from '../../files/whole-file';
import { SETTINGS } from './manifest';
import { PREPARED, SECRETS } from './pending-restore';
import { Refused } from './refused';
import { isSameOwner } from './settings-changes';
import { readSecretsContent, storedSecretNames } from './stored-secrets';

/**
 * The settings that are prepared; null where the source has none.
 *
 * @throws {Refused} where they are damaged or of a newer version
 */
export function preparedSettings(folder: string): Settings | null {
  const path = join(folder, PREPARED, SETTINGS);
  if (!existsSync(path)) return null;
  const read = readSettings(readFileSync(path));
  if (read.kind === 'newer') throw new Refused('newer', String(read.version));
  if (read.kind === 'unreadable') throw new Refused('damaged', SETTINGS);
  return read.settings;
}

/**
 * Leaves out the secrets that belong to other settings, and names what must be entered again. `stored`: what the source
 * had; null where it has its secrets with it.
 */
export function prepareSecrets(
  folder: string,
  stored: readonly SecretName[] | null,
  next: Settings,
  current: Settings,
): readonly SecretName[] {
  if (stored === null) return [];
  const content = readSecretsContent(folder);
  const fits = storedSecretNames(folder).filter((name) => isSameOwner(name, current, next));
  if (content !== null) {
    const secrets = Object.fromEntries(fits.map((name) => [name, content.secrets[name]]));
    writeWhole(join(folder, PREPARED, SECRETS), `${JSON.stringify({ ...content, secrets }, null, 2)}\n`);
  }
  return stored.filter((name) => !fits.includes(name));
}

/**
 * Prepares the secrets of a backup's settings anew: since its preview one may have been stored, for a server that the backup
 * does not name. A state that a restore has replaced has its own, and a daily copy no settings.
 *
 * @throws what the disk says; nothing is restored then
 */
export function renewSecrets(folder: string, source: RestoreSource, current: Settings): void {
  const settings = source.kind === 'file' ? preparedSettings(folder) : null;
  if (settings !== null) prepareSecrets(folder, [], settings, current);
}
