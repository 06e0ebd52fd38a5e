import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { isInDataFolder } from '../../files/own-place';

/** What every zip archive begins with that holds something. */
const ZIP_BEGIN = 'PK\u0003\u0004';

/**
 * Whether a backup may be written to a path whose folder is there: never into the data folder, whose files are the records
 * themselves and their copies, and in the place of another file only where that is an archive, or empty.
 *
 * @throws what the disk says of the folder, or of the file that is there
 */
export function isPlaceOfBackup(path: string, dataFolder: string): boolean {
  if (isInDataFolder(path, dataFolder)) return false;
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() !== true || found.size === 0 || beginsAsZip(path);
}

/**
 * Whether a file begins as an archive; one that was cut off still does.
 *
 * @throws what the disk says
 */
export function beginsAsZip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const begin = Buffer.alloc(ZIP_BEGIN.length);
    readSync(file, begin);
    return begin.toString('latin1') === ZIP_BEGIN;
  } finally {
    closeSync(file);
  }
}
