import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isFile, readOwnFile } from '../files/own-file';
import { writeWhole } from '../files/whole-file';

/** Of each file, so many earlier states are kept. */
const STATES_KEPT = 10;

/** What tells the contents of two files apart: the begin of their SHA-256. */
export function contentMark(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}

/**
 * Keeps what a file held beside it, as `<file>.kept-<mark>`: the same content is kept once, and the newest ten stay.
 * Returns the path of the copy.
 *
 * @throws the system's error when it cannot be written
 */
export function keepBeside(path: string, content: Uint8Array): string {
  const kept = `${path}.kept-${contentMark(content)}`;
  if (isFile(kept)) return kept;
  writeWhole(kept, content);
  for (const old of keptStates(path).slice(STATES_KEPT)) rmSync(old, { force: true });
  return kept;
}

/**
 * Makes a file hold what another one does, which is its last good state. Nothing is written where it does already; what
 * stands in its place and is no file makes room.
 *
 * @throws the system's error
 */
export function keepCopy(copyPath: string, content: Uint8Array): void {
  const copy = isFile(copyPath) ? readOwnFile(copyPath) : null;
  if (copy === null || Buffer.compare(copy, content) !== 0) writeWhole(copyPath, content);
}

/** Newest first. */
function keptStates(path: string): readonly string[] {
  const folder = dirname(path);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.kept-`) && !name.endsWith('.new'))
    .map((name) => join(folder, name))
    .filter(isFile)
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .sort((one, other) => other.at - one.at)
    .map(({ file }) => file);
}
