import { randomFillSync } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { freeBytes } from './free-space';
import { freePlace } from './place';
import { writeWhole } from './whole-file';

/** Room for thousands of results and for what there is to say about a full disk. Our choice. */
export const RESERVE_BYTES = 8 * 1024 * 1024;
/** The reserve takes at most this share of what is free. Our choice. */
const MAX_SHARE_OF_FREE = 0.1;

/** Sets room aside on the disk of the data folder, where it is not yet. False where the disk has too little for it. */
export function fillReserve(folder: string): boolean {
  if (reservedBytes(folder) >= RESERVE_BYTES) return true;
  if (RESERVE_BYTES > (freeBytes(folder) ?? 0) * MAX_SHARE_OF_FREE) return false;
  try {
    // Random bytes: a file system that compresses would set nothing aside for zeros.
    writeWhole(pathIn(folder), randomFillSync(new Uint8Array(RESERVE_BYTES)));
    return true;
  } catch {
    return false;
  }
}

/** Gives the room back to the disk. False where none was set aside. */
export function releaseReserve(folder: string): boolean {
  const had = reservedBytes(folder) > 0;
  freePlace(pathIn(folder));
  return had;
}

function reservedBytes(folder: string): number {
  return statSync(pathIn(folder), { throwIfNoEntry: false })?.size ?? 0;
}

function pathIn(folder: string): string {
  return join(folder, 'reserve');
}
