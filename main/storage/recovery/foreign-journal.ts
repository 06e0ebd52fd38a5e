import { closeSync, lstatSync, openSync, readSync, renameSync } from 'node:fs';
import { firstFree } from '../../files/place';
import { isCode } from '../../files/whole-file';

/** Where the header of a database says how its changes are written, and what it says of a write-ahead log. */
const WRITE_VERSION_AT = 18;
const WRITE_AHEAD_LOG = 2;

/**
 * Renames a rollback journal beside records that have a write-ahead log, to `<path>-journal.moved`: it is another
 * program's, and SQLite would wait for that program, or roll its pages back into the records. Records that another
 * tool set to keep one, and a file that was just made, are left alone.
 *
 * @throws the system's error
 */
export function moveForeignJournal(path: string): void {
  if (hasJournal(path) && hasWriteAheadLog(path)) moveJournal(path);
}

/** The same beside a file that never has a rollback journal. */
export function moveJournal(path: string): void {
  const journal = `${path}-journal`;
  if (hasJournal(path)) renameSync(journal, firstFree(`${journal}.moved`));
}

function hasJournal(path: string): boolean {
  return lstatSync(`${path}-journal`, { throwIfNoEntry: false }) !== undefined;
}

function hasWriteAheadLog(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
  try {
    const version = new Uint8Array(1);
    return readSync(file, version, 0, 1, WRITE_VERSION_AT) === 1 && version[0] === WRITE_AHEAD_LOG;
  } finally {
    closeSync(file);
  }
}
