import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings';
import type { BackupOrder, RestoreContext } from '../core/backup/orders';
import { settingsText } from '../storage/backup/settings-text';
import { writeBackup } from '../storage/backup/write-backup';
import { openFile } from '../storage/sqlite';
import { temporaryFolder } from './folder';
import { NOW } from './recorded-folder';

/** An order for a backup to a path. */
export function backupOrder(path: string, parts: Partial<BackupOrder> = {}): BackupOrder {
  return {
    path,
    settings: settingsText(DEFAULT_SETTINGS),
    secrets: [],
    version: '1.2.3',
    now: NOW,
    ...parts,
  };
}

/** Writes a backup of a data folder into an empty folder: the path of the file. */
export async function backUp(folder: string, parts: Partial<BackupOrder> = {}): Promise<string> {
  const order = backupOrder(join(temporaryFolder(), 'backup.zip'), parts);
  const database = openFile(join(folder, 'linewatch.db'), { readOnly: true });
  try {
    const written = await writeBackup(database, folder, order, new AbortController().signal);
    if (written.kind !== 'written') throw new Error(JSON.stringify(written));
    return written.path;
  } finally {
    database.close();
  }
}

/** What a restore is prepared with, by the settings that are in use. */
export function restoreContext(settings: Settings = DEFAULT_SETTINGS): RestoreContext {
  return { id: 'restore-1', now: NOW, settings, here: null };
}
