import { mkdirSync, statfsSync } from 'node:fs';
import { Stop } from './stop.mjs';

const MIB = 1024 * 1024;

/**
 * Ends with a sentence when a folder's disk has too little room; creates the folder.
 *
 * @param {string} folder
 * @param {number} neededMib in MiB
 * @param {string} what it is needed for
 */
export function needDiskSpace(folder, neededMib, what) {
  mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = statfsSync(folder);
  const freeMib = Math.floor((bavail * bsize) / MIB);
  if (freeMib >= neededMib) return;
  throw new Stop(
    `Not enough disk space for ${what}: ${neededMib} MiB are needed in ${folder}, ${freeMib} MiB are free.`,
  );
}
