import { existsSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { getRefusal } from '../../files/data-folder';
import { readOwnJson } from '../../files/own-file';
import { makeOwnFolder } from '../../files/own-folder';
import { firstFree } from '../../files/place';
import { syncFolder, writeWhole } from '../../files/whole-file';
import { RECORDS, SETTINGS } from './manifest';

/** What is prepared to be restored, in the data folder. It counts once `ready.json` is in it. */
export const PREPARED = 'restore';
const READY = 'ready.json';
/** States that a restore has replaced, each in a folder with a number; the highest is the newest. */
export const BEFORE_RESTORE = 'before-restore';
export const ABOUT = 'about.json';
export const SECRETS = 'secrets.json';
/** So many replaced states are kept. */
const STATES_KEPT = 3;

const readySchema = z.object({
  version: z.literal(1),
  id: z.string(),
  /** When a person asked for the restore. */
  at: z.number(),
  /** The folder within `before-restore` that takes what is replaced. */
  aside: z.string().regex(/^\d{4,10}$/),
});

/** How files are moved; a test stops before one of the moves. */
export interface FileMoves {
  readonly rename: (from: string, to: string) => void;
  readonly removeFolder: (path: string) => void;
}

const REAL_MOVES: FileMoves = {
  rename: moveEntry,
  removeFolder: (path) => rmSync(path, { recursive: true, force: true }),
};

/** The records with all that belongs to them: copies of other records must not take the place of restored ones. */
const OF_RECORDS =
  /^(?:linewatch\.db(?:\.new|\.before-v\d+)?(?:-wal|-shm|-journal)?|records\.json|checked\.json|copies)$/;
const OF_SETTINGS = /^settings(?:\.bak)?\.json$/;
const OF_SECRETS = /^secrets\.json$/;

/** What each prepared file takes the place of. */
const GROUPS = [
  { name: RECORDS, replaces: OF_RECORDS },
  { name: SETTINGS, replaces: OF_SETTINGS },
  { name: SECRETS, replaces: OF_SECRETS },
] as const;

/**
 * Decides that what was prepared is restored: from here on the next start completes it, whatever happens.
 *
 * @throws the system's error; nothing is decided then
 */
export function decideRestore(folder: string, id: string, now: number): void {
  const before = join(folder, BEFORE_RESTORE);
  const numbers = asideNames(before).map(Number);
  const aside = String((numbers[0] ?? 0) + 1).padStart(4, '0');
  writeWhole(join(folder, PREPARED, READY), `${JSON.stringify({ version: 1, id, at: now, aside })}\n`);
}

/** Whether a restore was decided and is not complete. */
export function isRestorePending(folder: string): boolean {
  return existsSync(join(folder, PREPARED, READY));
}

/** Gives up what was prepared, unless it is decided that it is restored. */
export function discardPrepared(folder: string): void {
  if (!isRestorePending(folder)) rmSync(join(folder, PREPARED), { recursive: true, force: true });
}

/**
 * Completes a restore that was decided, and removes one that was only prepared. Called before anything of the data
 * folder is opened. Each step is one rename; stopped anywhere, the next start goes on: whoever opens the folder after
 * this finds the old state or the new one. What was replaced is in `before-restore`. True where something was restored.
 *
 * @throws {StartRefusal} when the disk refuses; the next start tries again
 */
export function completeRestore(folder: string, moves = REAL_MOVES): boolean {
  const prepared = join(folder, PREPARED);
  try {
    if (!isRestorePending(folder)) {
      if (existsSync(prepared)) moves.removeFolder(prepared);
      return false;
    }
    const ready = readySchema.parse(readOwnJson(join(prepared, READY)));
    const aside = join(folder, BEFORE_RESTORE, ready.aside);
    makeOwnFolder(aside);
    for (const { name, replaces } of GROUPS) replace(folder, { name, replaces, aside, moves });
    moves.rename(join(prepared, READY), join(aside, ABOUT));
    syncFolder(aside);
    syncFolder(prepared);
    moves.removeFolder(prepared);
    for (const old of asideNames(join(folder, BEFORE_RESTORE)).slice(STATES_KEPT)) {
      moves.removeFolder(join(folder, BEFORE_RESTORE, old));
    }
    return true;
  } catch (error) {
    throw getRefusal(prepared, error);
  }
}

interface Replacing {
  readonly name: string;
  readonly replaces: RegExp;
  readonly aside: string;
  readonly moves: FileMoves;
}

/** While the prepared file is not in its place, all that stands there is old. */
function replace(folder: string, { name, replaces, aside, moves }: Replacing): void {
  const prepared = join(folder, PREPARED, name);
  if (!existsSync(prepared)) return;
  for (const old of readdirSync(folder).filter((entry) => replaces.test(entry))) {
    moves.rename(join(folder, old), firstFree(join(aside, old)));
  }
  syncFolder(aside);
  syncFolder(folder);
  moves.rename(prepared, join(folder, name));
  syncFolder(folder);
}

/** The replaced states, the newest first. */
export function asideNames(before: string): readonly string[] {
  if (!existsSync(before)) return [];
  return readdirSync(before)
    .filter((name) => /^\d{4,10}$/.test(name))
    .sort((one, other) => Number(other) - Number(one));
}

/** A link goes on leading where it led: a relative one is made again at its new place. */
function moveEntry(from: string, to: string): void {
  if (!lstatSync(from).isSymbolicLink()) return renameSync(from, to);
  symlinkSync(resolve(dirname(from), readlinkSync(from)), to);
  rmSync(from);
}
