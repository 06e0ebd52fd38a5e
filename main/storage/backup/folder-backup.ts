import { readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { BackupWritten } from '../../../shared/backup/backup';
import type { FolderBackupOrder } from '../../core/backup/orders';
import { systemWords } from '../../files/disk-problem';
import { isFolder } from '../../files/place';
import type { Database } from '../sqlite';
import { findBackupProblem } from './backup-problem';
import { writeBackup } from './write-backup';

/**
 * Writes a backup into a folder, which is never made: an empty place where a disk is missing would take it. Backups are
 * numbered, so that no clock decides which one is the newest; those of this computer that are too many are removed once
 * the new one is complete.
 */
export async function writeFolderBackup(
  database: Database,
  dataFolder: string,
  order: FolderBackupOrder,
  host: string,
  signal: AbortSignal,
): Promise<BackupWritten> {
  const { folder, keep } = order;
  try {
    // A relative path would lead to wherever Linewatch was started.
    if (!isAbsolute(folder) || !isFolder(folder))
      return { kind: 'not-written', path: folder, problem: 'missing', detail: '' };
    const number = (ownBackups(folder, host)[0]?.number ?? 0) + 1;
    const written = await writeBackup(
      database,
      dataFolder,
      { ...order, path: join(folder, backupName(host, number, order.now)) },
      signal,
    );
    if (written.kind === 'not-written') return { ...written, path: folder };
    for (const { name } of ownBackups(folder, host).slice(keep)) rmSync(join(folder, name), { force: true });
    return written;
  } catch (error) {
    return {
      kind: 'not-written',
      path: folder,
      problem: findBackupProblem(error),
      detail: systemWords(error),
    };
  }
}

/** `linewatch-backup-myhost-000012-2026-11-26.zip`. */
export function backupName(host: string, number: number, now: number): string {
  const day = new Date(now).toISOString().slice(0, '2026-11-26'.length);
  return `linewatch-backup-${hostPart(host)}-${String(number).padStart(6, '0')}-${day}.zip`;
}

/** The backups of this computer in a folder, the newest first. Files of other names are never touched. */
export function ownBackups(
  folder: string,
  host: string,
): readonly { readonly name: string; readonly number: number }[] {
  const begin = `linewatch-backup-${hostPart(host)}-`;
  return readdirSync(folder)
    .flatMap((name) => {
      if (!name.startsWith(begin)) return [];
      const [, digits] = /^(\d{6,12})-\d{4}-\d{2}-\d{2}\.zip$/.exec(name.slice(begin.length)) ?? [];
      return digits === undefined ? [] : [{ name, number: Number(digits) }];
    })
    .sort((one, other) => other.number - one.number);
}

/** A computer's name as a part of a file's name on every system. */
function hostPart(host: string): string {
  return (
    host
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'computer'
  );
}
