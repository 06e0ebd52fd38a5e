import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { giveToFolderOwner, OWNER_ONLY } from './whole-file';

/** Permissions of the data folder and of its own folders. */
export const OWNER_FOLDER = 0o700;

/** What Linewatch itself keeps in the data folder; the rest there is Chromium's, or somebody else's. */
const OWN_NAMES =
  /^(?:linewatch|settings|secrets|notices|records|checked|librespeed-servers|reserve|copies|ookla|restore|before-restore|backup|standstill|crashes|update)(?:[.-]|$)/;
const SET_ID_OR_STICKY = 0o7000;
const OTHERS = 0o077;

/**
 * Takes away every other account's right to read the data folder and what Linewatch keeps in it, also where it was
 * made before, or by hand. Folders that are meant for others too (one with a sticky bit, a home folder) stay as they
 * are, and only the files are protected. What cannot be changed (a file system without permissions) stays as it is.
 */
export function protectFolder(folder: string): void {
  if (process.platform === 'win32') return;
  if (!isMeantForOthers(folder)) restrict(folder, OWNER_FOLDER);
  for (const name of readdirSync(folder).filter((one) => OWN_NAMES.test(one))) {
    restrictTree(join(folder, name));
  }
}

/** Makes a folder of Linewatch's own; nothing happens where it is there. */
export function makeOwnFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: OWNER_FOLDER });
  giveToFolderOwner(path);
}

function isMeantForOthers(folder: string): boolean {
  const path = resolve(folder);
  return path === '/' || path === homedir() || (statSync(path).mode & SET_ID_OR_STICKY) !== 0;
}

function restrictTree(path: string): void {
  const found = lstatSync(path);
  // The permissions of a link's target are its owner's business.
  if (found.isFile()) return restrict(path, OWNER_ONLY | (found.mode & 0o100));
  if (!found.isDirectory()) return;
  restrict(path, OWNER_FOLDER);
  for (const name of namesIn(path)) restrictTree(join(path, name));
}

/** Empty for a folder of another account, which only that one can open to others. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function restrict(path: string, mode: number): void {
  try {
    if ((statSync(path).mode & OTHERS) !== 0) chmodSync(path, mode);
  } catch {
    // Another account's file, or a file system without permissions: it stays as it is.
  }
}
