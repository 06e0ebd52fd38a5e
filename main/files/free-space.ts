import { statfsSync } from 'node:fs';

/** What this account may still write on the disk of a folder, in bytes; null where the system does not say. */
export function freeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
