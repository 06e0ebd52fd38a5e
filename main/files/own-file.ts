import { lstatSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { leadsNowhere } from './place';

/** Something that is no file stands where a file should be. */
export class NotAFile extends Error {
  constructor() {
    super('not a file');
  }
}

/**
 * The bytes of a file; null where nothing is at its path. A pipe is never waited for, and a link that leads nowhere is
 * no missing file: the disk of its target may only be away.
 *
 * @throws what the system says, and where something else is at the path
 */
export function readOwnFile(path: string): Uint8Array | null {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return null;
  requireFile(path);
  return readFileSync(path);
}

/** @throws where a path is a link that leads nowhere, or something that is no file; nothing there is in order */
export function requireFile(path: string): void {
  if (leadsNowhere(path)) {
    throw Object.assign(new Error(`a link that leads nowhere (${readlinkSync(path)})`), { code: 'ENOENT' });
  }
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new NotAFile();
}

/**
 * The JSON of a file.
 *
 * @throws what the system says, and where there is no file or no JSON in it
 */
export function readOwnJson(path: string): unknown {
  return JSON.parse(new TextDecoder().decode(readOwnFile(path) ?? new Uint8Array()));
}

/** Whether a file stands there, also behind a link. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The size of a file, in bytes; 0 where nothing is at its path. */
export function getSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** Where a file itself is: a link to it stays one when what is made beside the file is renamed to it. */
export function followLink(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? realpathSync(path) : path;
}
