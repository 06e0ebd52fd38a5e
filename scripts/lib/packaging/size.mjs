import { createGzip } from 'node:zlib';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Stop } from '../stop.mjs';

/** How much larger than a bare Electron the package may be, compressed, in bytes. */
export const MAX_EXTRA_BYTES = 12 * 1024 * 1024;

/**
 * The size of a folder as a compressed archive: by tar and gzip, which are the same everywhere and quick.
 *
 * @param {string} folder
 * @param {readonly string[]} [without] names of files that do not count
 * @returns {Promise<number>} in bytes
 */
export async function measureCompressed(folder, without = []) {
  const args = [
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--mtime=@0',
    ...without.map((name) => `--exclude=${name}`),
  ];
  const tar = spawn('tar', [...args, '-cf', '-', '-C', folder, '.'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(tar, 'close');
  let bytes = 0;
  for await (const chunk of tar.stdout.pipe(createGzip())) bytes += chunk.length;
  const [code] = await ended;
  if (code !== 0) throw new Stop(`tar could not read ${folder}.`);
  return bytes;
}

/**
 * How the package compares with a bare Electron, in one sentence for each.
 *
 * @param {number} bareBytes
 * @param {number} packageBytes
 */
export function compareSizes(bareBytes, packageBytes) {
  const mib = (/** @type {number} */ bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const extraBytes = packageBytes - bareBytes;
  return {
    isSmallEnough: extraBytes <= MAX_EXTRA_BYTES,
    lines: [
      `A bare Electron:  ${mib(bareBytes)} compressed`,
      `Linewatch:        ${mib(packageBytes)} compressed`,
      `Linewatch adds:   ${mib(extraBytes)}, of at most ${mib(MAX_EXTRA_BYTES)}`,
    ],
  };
}
