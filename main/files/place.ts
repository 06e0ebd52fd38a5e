import { lstatSync, renameSync, rmSync, statSync } from 'node:fs';

/**
 * Makes room for a file that is about to be made under this name. What an earlier write left of it is removed; of a
 * link only the link. A folder is nobody's unfinished file: it is renamed to `<path>.moved`, with all that is in it.
 *
 * @throws the system's error where that is refused
 */
export function freePlace(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) renameSync(path, firstFree(`${path}.moved`));
  else rmSync(path, { force: true });
}

/** The path itself, or with the first number at its end that is not taken. */
export function firstFree(path: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    if (lstatSync(candidate, { throwIfNoEntry: false }) === undefined) return candidate;
  }
}

/** Whether a folder stands there, also behind a link. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether there is a symbolic link whose target is missing: the disk that it is on may come back. */
export function leadsNowhere(path: string): boolean {
  return (
    lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true &&
    statSync(path, { throwIfNoEntry: false }) === undefined
  );
}
