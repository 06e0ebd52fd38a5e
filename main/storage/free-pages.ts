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
/** A file of this size is written again within a second or two, while its user waits for the window. */
const SHORT_BYTES = 64 * 1024 * 1024;
/** The share of free pages from which on a larger file is written again. */
const MUCH_FREE = 0.25;

const FREE = 'SELECT freelist_count AS free FROM pragma_freelist_count';
const FREE_SHARE =
  'SELECT 1.0 * freelist_count / page_count AS share FROM pragma_freelist_count, pragma_page_count';
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
 * Makes a database of an earlier version one that can give back its free pages, by writing it again as a whole: at once
 * where that is short, otherwise when there is much to give back. Where the disk has too little room, or refuses, the file
 * stays as it is: free pages are used again, and it grows no further.
 */
export function writeAgainToGiveBack(database: Database, folder: string): void {
  if (canGiveBack(database)) return;
  const bytes = databaseBytes(database);
  const { share } = database.prepare(FREE_SHARE).get() as { readonly share: number };
  if (bytes > SHORT_BYTES && share < MUCH_FREE) return;
  const free = freeBytes(folder);
  if (free !== null && free < bytes * ROOM_FACTOR) return;
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM');
  } catch (error) {
    if (!isOfDisk(error)) throw error;
  }
}
