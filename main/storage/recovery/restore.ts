import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isOfDisk } from '../../files/disk-problem';
import { getSize } from '../../files/own-file';
import { firstFree, freePlace } from '../../files/place';
import { giveToFolderOwner, OWNER_ONLY, putInPlace } from '../../files/whole-file';
import { migrate } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { openFile, type Database } from '../sqlite';
import type { Copy } from './best-copy';
import { rescueInto } from './rescue';

/** A database, the file of its changes and the file of its readers. */
export const DATABASE_PARTS = ['', '-wal', '-shm'] as const;
/** SQLite's own; no migration changes it. */
const PAGE_BYTES = 4_096;

/**
 * Puts a sound database in the place of one that is not: a copy, or an empty one where there is none, with everything
 * that can still be read of the damaged file. That file is put aside under the name that is returned; null where there
 * was no file. After a crash at any point the next start finds the damaged file, or the one that was made.
 */
export function restore(path: string, copy: Copy | null, now: number): string | null {
  const next = `${path}.new`;
  if (copy?.path !== next) {
    for (const part of DATABASE_PARTS) freePlace(next + part);
    if (copy !== null) copyFileSync(copy.path, next);
  }
  const database = openFile(next, { givesBackPages: true });
  try {
    if (process.platform !== 'win32') chmodSync(next, OWNER_ONLY);
    giveToFolderOwner(next);
    migrate(database, null, MIGRATIONS);
    if (copy !== null) doubtDeliveries(database, now);
    rescueCalmly(database, path);
  } finally {
    database.close();
  }
  const damagedFile = putAside(path, now);
  putInPlace(next, path);
  return damagedFile;
}

/** A file of changes without its database is put aside too: it must not be applied to another one. */
function putAside(path: string, now: number): string | null {
  const damagedFile = firstFree(`${path}.damaged-${now}`);
  const hadFile = existsSync(path);
  for (const part of DATABASE_PARTS) {
    if (!existsSync(path + part)) continue;
    freePlace(damagedFile + part);
    renameSync(path + part, damagedFile + part);
  }
  return hadFile ? damagedFile : null;
}

/** What waits in a copy may have been sent after it was made: it goes out as it is, under its own Message-ID. */
function doubtDeliveries(database: Database, now: number): void {
  database.exec(
    `UPDATE outbox SET state = 'sending', handed_over_at = ${now} WHERE state IN ('pending', 'sending')`,
  );
}

/** The damaged file stays: what a disk refuses to read now can be read from it later. */
function rescueCalmly(database: Database, path: string): void {
  const rescued = `${path}.rescue`;
  for (const part of DATABASE_PARTS) freePlace(rescued + part);
  try {
    if (getSize(path) > 0) rescueInto(database, path);
    else if (getSize(`${path}-wal`) > 0) {
      // Changes that were not yet written back; SQLite deletes them where the database is empty.
      writeFileSync(rescued, new Uint8Array(PAGE_BYTES), { mode: OWNER_ONLY });
      copyFileSync(`${path}-wal`, `${rescued}-wal`);
      rescueInto(database, rescued);
    }
  } catch (error) {
    if (!isOfDisk(error)) throw error;
  } finally {
    for (const part of DATABASE_PARTS) rmSync(rescued + part, { force: true });
  }
}
