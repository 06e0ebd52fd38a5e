import { chmodSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { findDiskProblem } from '../files/disk-problem';
import { getRefusal } from '../files/data-folder';
import { requireFile } from '../files/own-file';
import { StartRefusal } from '../files/start-refusal';
import { giveToFolderOwner, OWNER_ONLY } from '../files/whole-file';
import { moveJournal } from './recovery/foreign-journal';
import { openFile, type Database } from './sqlite';

/** A process that is just ending has this long. */
const WAIT_MS = 5_000;

/** A connection that nobody knows any more is closed, and with it the lock. */
const held = new Set<Database>();

export interface FolderHold {
  /** Lets another process have the folder. */
  readonly release: () => void;
  /**
   * Whatever stands at the path of a folder that was moved, or whose disk is away, is not the folder: what is written
   * there would be gone when it comes back.
   *
   * @throws where the folder is not at its place
   */
  readonly checkPlace: () => void;
}

/**
 * Holds a data folder for this process until it ends, however it ends, or until it is released. The
 * single-instance lock does not see a process on another computer that shares the folder, nor one whose lock file was
 * deleted: two of them would close each other's runs and send messages twice.
 *
 * @throws {StartRefusal} when another process holds it, or the disk refuses
 */
export function holdFolder(folder: string, waitMs = WAIT_MS): FolderHold {
  const path = join(folder, 'linewatch.lock');
  try {
    requireFile(path);
    // The lock never has a journal; SQLite would take one for a write that was broken off.
    moveJournal(path);
    const lock = openFile(path, { busyTimeoutMs: waitMs });
    if (process.platform !== 'win32') chmodSync(path, OWNER_ONLY);
    giveToFolderOwner(path);
    try {
      // SQLite's lock of a file belongs to the process; nothing is ever written to it.
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    held.add(lock);
    const own = statSync(folder);
    return {
      release: () => {
        held.delete(lock);
        lock.close();
      },
      checkPlace: () => checkPlace(folder, own),
    };
  } catch (error) {
    if (findDiskProblem(error) === 'in-use') throw new StartRefusal({ problem: 'in-use', path: folder });
    throw getRefusal(path, error);
  }
}

function checkPlace(folder: string, own: Stats): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.ino === own.ino && found.dev === own.dev) return;
  throw Object.assign(new Error('the data folder is not at its place'), { code: 'ENOENT' });
}
