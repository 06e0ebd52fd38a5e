import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { putInPlace } from './whole-file';

/**
 * Writes a text of any length as it comes. A file of that name is replaced once the new one is complete; what is given up by
 * the signal, or fails, leaves nothing behind.
 *
 * @throws the error of the system, or of what makes the text; the file that was there before is untouched then
 */
export async function writeStreamed(
  path: string,
  text: Iterable<string> | AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline([Readable.from(text), createWriteStream(part)], { signal });
    putInPlace(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
}
