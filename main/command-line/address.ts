import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { freePlace } from '../files/place';
import { writeWhole } from '../files/whole-file';

/** Longest path of a Unix socket on every system that has them, in bytes. */
const MAX_SOCKET_BYTES = 100;
const OTHERS = 0o077;
/** A group may be trusted to write: on many systems each account has one of its own. */
const EVERYBODY_WRITES = 0o002;
/** Folders that are made for a socket alone begin so. */
const MADE_FOLDER = 'linewatch-socket-';

const addressSchema = z.object({ path: z.string().refine((path) => isAbsolute(path) || isPipe(path)) });

/**
 * Where a process can listen that holds a data folder, best first. Each place is this account's own: the data folder,
 * the account's runtime folder, or a folder that is made now under a name that nobody knows before. On Windows, a pipe
 * of a name that nobody knows before.
 */
export function* listeningPlaces(
  dataFolder: string,
  environment: NodeJS.ProcessEnv,
): Generator<string, void, void> {
  const name = randomBytes(16).toString('hex');
  if (process.platform === 'win32') return yield `\\\\.\\pipe\\linewatch-${name}`;
  const places = [join(dataFolder, 'command.sock'), inRuntimeFolder(dataFolder, environment)];
  yield* places.filter((path) => path !== null && isShort(path)).map(String);
  const made = join(mkdtempSync(join(tmpdir(), MADE_FOLDER)), 'command.sock');
  if (isShort(made)) yield made;
}

/** Writes down, in the data folder, where its holder listens. */
export function writeAddress(dataFolder: string, path: string): void {
  writeWhole(addressFile(dataFolder), JSON.stringify({ path } satisfies z.infer<typeof addressSchema>));
}

/** Where the holder of a data folder listens; null where none has said so, and where somebody else has. */
export function readAddress(dataFolder: string): string | null {
  try {
    const file = addressFile(dataFolder);
    if (!isTrusted(file, dataFolder)) return null;
    return addressSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.path ?? null;
  } catch {
    return null;
  }
}

/** Removes the address and what it leads to, which the holder before may have left. */
export function clearAddress(dataFolder: string): void {
  const path = readAddress(dataFolder);
  freePlace(addressFile(dataFolder));
  if (path === null || isPipe(path) || !isTrusted(path, dataFolder)) return;
  rmSync(path, { force: true });
  if (basename(dirname(path)).startsWith(MADE_FOLDER)) removeEmpty(dirname(path));
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something, so it was not made for the socket alone.
  }
}

/**
 * Whether a socket or file is of an account that may speak for this data folder: this one, the owner of the folder, or
 * root. In a folder that everybody may write, anybody could have put it there.
 */
export function isTrusted(path: string, dataFolder: string): boolean {
  if (process.platform === 'win32' || isPipe(path)) return true;
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isSymbolicLink()) return false;
  const trusted = [process.geteuid?.(), lstatSync(dataFolder).uid, 0];
  return trusted.includes(found.uid) && isKept(dirname(path));
}

/** Whether strangers cannot replace a file there: they may not write in the folder, or it is sticky. */
function isKept(folder: string): boolean {
  const STICKY = 0o1000;
  const { mode } = lstatSync(folder);
  return (mode & EVERYBODY_WRITES) === 0 || (mode & STICKY) !== 0;
}

function inRuntimeFolder(dataFolder: string, { XDG_RUNTIME_DIR: folder = '' }: NodeJS.ProcessEnv) {
  if (!isAbsolute(folder) || !isOwnFolder(folder)) return null;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(folder, `linewatch-${name}.sock`);
}

/** Whether a folder is this account's and closed to all others. */
function isOwnFolder(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  return found.uid === process.geteuid?.() && (found.mode & OTHERS) === 0;
}

function isShort(path: string): boolean {
  return Buffer.byteLength(path) <= MAX_SOCKET_BYTES;
}

function isPipe(path: string): boolean {
  return path.startsWith('\\\\.\\pipe\\');
}

function addressFile(dataFolder: string): string {
  return join(dataFolder, 'linewatch.address.json');
}
