import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/settings';
import { printRestore } from '../../command-line/backup';
import type { Printed } from '../../command-line/measure';
import { readSettings } from '../../core/settings/upgrade';
import { readOwnFile } from '../../files/own-file';
import {
  BEFORE_RESTORE,
  asideNames,
  completeRestore,
  decideRestore,
} from '../../storage/backup/pending-restore';
import { prepareRestore } from '../../storage/backup/prepare-restore';
import { holdFolder } from '../../storage/folder-lock';
import { systemClock } from '../system';
import { startLanguage } from './refuse-start';

/**
 * Restores a backup into a data folder that no other process holds. Nothing of the folder is opened for it: a restore is
 * also the way out where the records or settings that are there cannot be used.
 *
 * @throws {StartRefusal} when the folder cannot be used
 */
export async function restoreForCommandLine(folder: string, path: string): Promise<Printed> {
  const hold = holdFolder(folder);
  try {
    completeRestore(folder);
    const now = systemClock.now();
    const id = randomUUID();
    const context = { id, now, settings: currentSettings(folder), here: null };
    const source = { kind: 'file', path: resolve(path) } as const;
    const preview = await prepareRestore(folder, source, context);
    if (preview.kind === 'preview') {
      decideRestore(folder, id, now);
      completeRestore(folder);
    }
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const where = { path: source.path, folder: replacedState(folder) };
    return printRestore(preview, where, { language: startLanguage(), timeZone });
  } finally {
    hold.release();
  }
}

/** Those of a new installation where there are none that can be read: no secret fits to them then. */
function currentSettings(folder: string): Settings {
  const content = readOwnFile(join(folder, 'settings.json'));
  const read = content === null ? null : readSettings(content);
  return read?.kind === 'read' ? read.settings : DEFAULT_SETTINGS;
}

/** Null where the folder was empty. */
function replacedState(folder: string): string | null {
  const [name] = asideNames(join(folder, BEFORE_RESTORE));
  if (name === undefined) return null;
  const state = join(folder, BEFORE_RESTORE, name);
  return readdirSync(state).some((entry) => entry !== 'about.json') ? state : null;
}
