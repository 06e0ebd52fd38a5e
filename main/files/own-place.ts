import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';

/**
 * Whether a file that somebody names (an export, a report, a letter, a backup) would lie in the data folder, whose files are
 * the records themselves, their copies, and the settings. Links are followed, and letters are compared as they are written
 * on the disk. Where a folder on the way is missing, or closed, it lies nowhere: it cannot be written either.
 */
export function isInDataFolder(path: string, dataFolder: string): boolean {
  const place = realPlace(path) ?? realPlace(dirname(path), basename(path));
  const folder = realPlace(dataFolder);
  return place !== null && folder !== null && isWithin(folder, place);
}

/** The system's own answer; null where nothing can be found. */
function realPlace(path: string, ...names: readonly string[]): string | null {
  try {
    return join(realpathSync.native(path), ...names);
  } catch {
    return null;
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}
