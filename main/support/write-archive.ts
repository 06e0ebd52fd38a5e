import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { SupportFile } from '../../shared/support';
import { freePlace } from '../files/place';
import { giveToFolderOwner, OWNER_ONLY, putInPlace } from '../files/whole-file';

/**
 * Writes texts into one archive, completely or not at all.
 *
 * @param at the time that its files bear
 * @throws the system's error; nothing of the archive is left then
 */
export async function writeArchive(path: string, files: readonly SupportFile[], at: Date): Promise<void> {
  const archive = new ZipFile();
  for (const { name, text } of files)
    archive.addBuffer(Buffer.from(text), name, { mtime: at, mode: 0o100600 });
  archive.end();
  const part = `${path}.part`;
  freePlace(part);
  try {
    await pipeline(archive.outputStream, createWriteStream(part, { mode: OWNER_ONLY, flags: 'wx' }));
    giveToFolderOwner(part);
    putInPlace(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
