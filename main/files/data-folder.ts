import { closeSync, mkdirSync, openSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findDiskProblem, systemWords } from './disk-problem';
import { OWNER_FOLDER, protectFolder } from './own-folder';
import { freePlace, leadsNowhere } from './place';
import { releaseReserve } from './reserve';
import { StartRefusal, type StartProblem } from './start-refusal';
import { isCode, OWNER_ONLY } from './whole-file';

/** As much as a start writes at least: a disk that takes this is not full. */
const PROBE_BYTES = 64 * 1024;

/**
 * Makes the data folder where there is none, makes sure that it can be used, and closes it to other accounts. On a
 * full disk the reserve is given up.
 *
 * @throws {StartRefusal} when it cannot be used; nothing has been changed then
 */
export function openDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    if (!statSync(folder).isDirectory()) throw new StartRefusal({ problem: 'not-a-folder', path: folder });
    tryToWrite(folder);
    protectFolder(folder);
  } catch (error) {
    throw error instanceof StartRefusal ? error : folderRefusal(folder, error);
  }
}

/**
 * Makes sure that a file of the data folder can be read and written, if it is there. SQLite would open it for reading
 * only, and a copy would take the place of a file that is in order. Not for a database that this process has open:
 * closing the file would end SQLite's locks on it.
 *
 * @throws {StartRefusal} when it cannot; nothing has been changed
 */
export function requireUsable(path: string): void {
  try {
    requireTarget(path);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isFile()) throw new StartRefusal({ problem: 'other', path, detail: 'not a file' });
    closeSync(openSync(path, 'r+'));
  } catch (error) {
    throw error instanceof StartRefusal ? error : getRefusal(path, error);
  }
}

/**
 * Makes sure that a link leads to something: a file that is made in its place parts from the one that comes back.
 *
 * @throws {StartRefusal} when it leads nowhere; nothing has been changed
 */
export function requireTarget(path: string): void {
  if (!leadsNowhere(path)) return;
  throw new StartRefusal({ problem: 'link-to-nothing', path, detail: readlinkSync(path) });
}

/** What a start says of an error of the disk at a file. */
export function getRefusal(path: string, error: unknown): StartRefusal {
  const problem = findProblem(error);
  const owner = problem === 'not-permitted' ? getOtherOwner(path) : null;
  if (owner !== null)
    return new StartRefusal({ problem: 'owned-by-another', path, detail: owner }, { cause: error });
  return new StartRefusal({ problem, path, detail: systemWords(error) }, { cause: error });
}

/** One by one: Node's own way says "no such file" where a file system is read-only. */
function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    mkdirSync(folder, { mode: OWNER_FOLDER });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

function folderRefusal(folder: string, error: unknown): StartRefusal {
  // EEXIST: the path itself is a file.
  if (isCode(error, 'EEXIST', 'ENOTDIR')) {
    return new StartRefusal({ problem: 'not-a-folder', path: folder }, { cause: error });
  }
  return getRefusal(folder, error);
}

function findProblem(error: unknown): StartProblem {
  const problem = findDiskProblem(error);
  return problem === 'damaged' ? 'other' : problem;
}

/** The number of the account that a file belongs to, where it is not this one; null where it is, or is not known. */
function getOtherOwner(path: string): string | null {
  try {
    const { uid } = statSync(path);
    return uid === process.geteuid?.() ? null : uid === 0 ? 'root' : String(uid);
  } catch {
    return null;
  }
}

/** A file system that is read-only refuses it, even to root; a full one takes the name but not the bytes. */
function tryToWrite(folder: string): void {
  const probe = join(folder, 'linewatch.probe');
  try {
    writeProbe(probe);
  } catch (error) {
    if (findDiskProblem(error) !== 'full' || !releaseReserve(folder)) throw error;
    writeProbe(probe);
  }
}

function writeProbe(probe: string): void {
  freePlace(probe);
  try {
    writeFileSync(probe, new Uint8Array(PROBE_BYTES), { mode: OWNER_ONLY });
  } finally {
    rmSync(probe, { force: true });
  }
}
