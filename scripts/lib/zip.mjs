import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const FILE_TYPE = { mask: 0o170000, link: 0o120000 };

/**
 * Unpacks the chosen entries of a zip archive; a fresh machine has no `unzip`.
 *
 * @param {string} archive
 * @param {string} folder created when missing
 * @param {(name: string) => string | null} place the entry's path inside the folder, or null to leave it out
 */
export async function unzip(archive, folder, place) {
  // A dependency, which the first command of a fresh clone installs before it comes here.
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.endsWith('/') ? null : place(entry.fileName);
    if (path === null) continue;
    const target = resolve(folder, path);
    if (!target.startsWith(resolve(folder) + sep))
      throw new Error(`${entry.fileName} leads out of the folder`);
    await mkdir(dirname(target), { recursive: true });
    const content = await zip.openReadStreamPromise(entry);
    const mode = entry.externalFileAttributes >>> 16;
    if ((mode & FILE_TYPE.mask) === FILE_TYPE.link) await symlink(await text(content), target);
    else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
  }
}
