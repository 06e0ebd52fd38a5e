import {
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { freePlace, isFolder, leadsNowhere } from './place';

/** Permissions of everything in the data folder: this account reads and writes, nobody else. */
export const OWNER_ONLY = 0o600;

/** What a write needs of the disk; a test gives one that fails. */
export interface FileOutput {
  readonly write: (file: number, bytes: Uint8Array, offset: number) => number;
}

const REAL_OUTPUT: FileOutput = { write: (file, bytes, offset) => writeSync(file, bytes, offset) };

/**
 * Writes a file completely or not at all: after a crash, a power cut or on a full disk there is the old file or the
 * new one. File and folder are on the disk when it returns. A symbolic link stays one, and its target is written. A
 * folder in its place is renamed.
 *
 * @throws the system's error, also where a link leads nowhere; the old file is untouched then and no part of the new one
 * is left
 */
export function writeWhole(
  path: string,
  content: string | Uint8Array,
  mode = OWNER_ONLY,
  output = REAL_OUTPUT,
): void {
  const target = getTarget(path);
  const next = `${target}.new`;
  freePlace(next);
  try {
    // Exclusive: nobody else's file is written, nor a link's target.
    const file = openSync(next, 'wx', mode);
    try {
      writeAll(file, typeof content === 'string' ? Buffer.from(content) : content, output);
    } finally {
      closeSync(file);
    }
    giveToFolderOwner(next);
    if (isFolder(target)) freePlace(target);
    putInPlace(next, target);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

/**
 * Puts a file that is complete in the place of another one, on the disk when it returns.
 *
 * @throws the system's error; the file that was there before is untouched then
 */
export function putInPlace(next: string, target: string): void {
  syncFile(next);
  renameSync(next, target);
  syncFolder(dirname(target));
}

/** Puts the content of a file on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts the names in a folder on the disk: a new or renamed file in it survives a power cut. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder; NTFS journals names by itself.
  if (process.platform === 'win32') return;
  let handle: number | null = null;
  try {
    handle = openSync(folder, constants.O_RDONLY);
    fsyncSync(handle);
  } catch (error) {
    // A folder without the right to list it, and some network file systems: nothing more can be done then.
    if (!isCode(error, 'EACCES', 'EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS')) throw error;
  } finally {
    if (handle !== null) closeSync(handle);
  }
}

/**
 * A file that root makes in another account's folder belongs to that account: after one start with sudo, the user's
 * own starts still read it. Nothing happens for other accounts.
 */
export function giveToFolderOwner(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  if (uid !== 0) chownSync(path, uid, gid);
}

/** Whether an unknown error is one of the system's with one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/**
 * Writes all bytes to an open file, from its begin. A short write is no error to the system: on a disk that fills up it
 * is how the end begins.
 *
 * @throws the system's error, and where the disk takes no byte
 */
export function writeAll(file: number, bytes: Uint8Array, { write } = REAL_OUTPUT): void {
  for (let offset = 0; offset < bytes.length;) {
    const written = write(file, bytes, offset);
    if (written === 0) throw new Error('the disk took no byte of the file');
    offset += written;
  }
}

function getTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    // A new file beside it would part from the link for good.
    if (isCode(error, 'ENOENT') && !leadsNowhere(path)) return path;
    throw error;
  }
}
