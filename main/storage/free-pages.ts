import { isOfDisk } from '../files/disk-problem';
import { freeBytes } from '../files/free-space';
import type { Portions } from './portions';
import { prepared } from './prepared';
import type { Database } from './sqlite';

/** A portion takes some milliseconds. */
const PAGES_AT_ONCE = 100;
/** So many free pages stay: what is recorded next needs some, and a file that grows and shrinks all the time helps nobody. */
const FREE_PAGES_KEPT = 500;
/** The value of `PRAGMA auto_vacuum` in which free pages can be given back a few at a time. */
const INCREMENTAL = 2;
/** To write a file again takes a file of its size, and its log of changes another one. */
const ROOM_FACTOR = 2.2;

const FREE = 'SELECT freelist_count AS free FROM pragma_freelist_count';
const MODE = 'SELECT auto_vacuum AS mode FROM pragma_auto_vacuum';
const SIZE = 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size';

/** The bytes of a database, its free pages included. */
export function databaseBytes(database: Database): number {
  return Number((prepared(database, SIZE).get() as { readonly bytes: number }).bytes);
}

/** Gives pages that are free back to the disk, some at a time, where the file can. */
export function givingBackPages(database: Database): Portions {
  const isPossible = canGiveBack(database);
  return {
    next: () => {
      if (!isPossible) return false;
      const { free } = prepared(database, FREE).get() as { readonly free: number };
      if (free <= FREE_PAGES_KEPT) return false;
      database.exec(`PRAGMA incremental_vacuum(${Math.min(PAGES_AT_ONCE, free - FREE_PAGES_KEPT)})`);
      return true;
    },
  };
}

/** Whether free pages of a file can be given back to the disk. */
function canGiveBack(database: Database): boolean {
  return (database.prepare(MODE).get() as { readonly mode: number }).mode === INCREMENTAL;
}

/**
 * Makes a database of an earlier version one that can give back its free pages, by writing it again as a whole. Where the
 * disk has too little room, or refuses, the file stays as it is: free pages are used again, and it grows no further.
 */
export function writeAgainToGiveBack(database: Database, folder: string): void {
  const free = freeBytes(folder);
  if (canGiveBack(database) || (free !== null && free < databaseBytes(database) * ROOM_FACTOR)) return;
  try {
    database.exec('VACUUM');
  } catch (error) {
    if (!isOfDisk(error)) throw error;
  }
}
