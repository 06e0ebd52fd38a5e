import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { BackupWritten } from '../../../shared/backup/backup';
import type { FolderBackupOrder } from '../../core/backup/orders';
import { systemWords } from '../../files/disk-problem';
import { isFolder } from '../../files/place';
import { readInstallId } from '../install-id';
import type { Database } from '../sqlite';
import { findBackupProblem } from './backup-problem';
import { writeBackup } from './write-backup';

/**
 * Writes a backup into a folder, which is never made: an empty place where a disk is missing would take it. Backups are
 * numbered, so that no clock decides which one is the newest; those of this installation that are too many are removed
 * once the new one is complete.
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
    const begin = nameBegin(host, readInstallId(database));
    const older = ownBackups(folder, begin);
    const number = (older[0]?.number ?? 0) + 1;
    const written = await writeBackup(
      database,
      dataFolder,
      { ...order, path: join(folder, backupName(begin, number, order.now)) },
      signal,
    );
    if (written.kind === 'not-written') return { ...written, path: folder };
    for (const { name } of older.slice(keep - 1)) removeCalmly(join(folder, name));
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

/** What the next backup removes with its own: another program may hold it open, and the new one is complete anyway. */
function removeCalmly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    process.stderr.write(`The older backup ${path} could not be removed: ${systemWords(error)}\n`);
  }
}

/** `linewatch-backup-myhost-1f3a90c2-000012-2026-11-26.zip`. */
function backupName(begin: string, number: number, now: number): string {
  // A clock that is far ahead gives a year of more digits.
  const [day = ''] = new Date(now).toISOString().split('T');
  return `${begin}${String(number).padStart(6, '0')}-${day}.zip`;
}

/** The backups whose names begin so in a folder, the newest first. Files of other names are never touched. */
function ownBackups(
  folder: string,
  begin: string,
): readonly { readonly name: string; readonly number: number }[] {
  return readdirSync(folder)
    .flatMap((name) => {
      if (!name.startsWith(begin)) return [];
      const [, digits] = /^(\d{6,12})-[-+]?\d{4,6}-\d{2}-\d{2}\.zip$/.exec(name.slice(begin.length)) ?? [];
      return digits === undefined ? [] : [{ name, number: Number(digits) }];
    })
    .sort((one, other) => other.number - one.number);
}

/**
 * What the names of the backups of one installation begin with. Several computers may share a folder: their names may be the
 * same, or have no letter that every system takes, and a data folder may have been copied to another computer.
 */
function nameBegin(host: string, install: string): string {
  const mark = createHash('sha256')
    .update(JSON.stringify([install, host.toLowerCase()]))
    .digest('hex');
  return `linewatch-backup-${hostPart(host)}-${mark.slice(0, 8)}-`;
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
