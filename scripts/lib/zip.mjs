import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, symlink } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { Readable, PassThrough } from 'node:stream';

/**
 * Reads zip archives with Node alone, since a fresh machine has no `unzip`. Field offsets are those of
 * PKWARE's APPNOTE.TXT 4.3; archives beyond 4 GiB (zip64) and encrypted ones are not read.
 *
 * @typedef {{ name: string, deflated: boolean, packedBytes: number, mode: number, headerAt: number }} Entry
 */

const END_RECORD = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const CENTRAL_HEADER = { signature: 0x02014b50, bytes: 46 };
const LOCAL_HEADER = { bytes: 30 };
const FILE_TYPE = { mask: 0o170000, link: 0o120000 };

/**
 * Unpacks the chosen entries of an archive.
 *
 * @param {string} archive
 * @param {string} folder created when missing
 * @param {(name: string) => string | null} place the entry's path inside the folder, or null to leave it out
 */
export async function unzip(archive, folder, place) {
  for (const entry of await readEntries(archive)) {
    const path = entry.name.endsWith('/') ? null : place(entry.name);
    if (path === null) continue;
    const target = resolve(folder, path);
    if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${entry.name} leads out of the folder`);
    await mkdir(dirname(target), { recursive: true });
    await writeEntry(archive, entry, target);
  }
}

/**
 * @param {string} archive
 * @returns {Promise<Entry[]>}
 */
async function readEntries(archive) {
  const file = await open(archive);
  try {
    const { size } = await file.stat();
    const tailBytes = Math.min(size, END_RECORD.bytes + END_RECORD.longestComment);
    const tail = await read(file, size - tailBytes, tailBytes);
    const endAt = findEndRecord(tail);
    const directory = await read(file, tail.readUInt32LE(endAt + 16), tail.readUInt32LE(endAt + 12));
    return parseDirectory(directory);
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function read(file, position, length) {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}

/** @param {Buffer} tail */
function findEndRecord(tail) {
  for (let at = tail.length - END_RECORD.bytes; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END_RECORD.signature) return at;
  }
  throw new Error('not a zip archive');
}

/** @param {Buffer} directory */
function parseDirectory(directory) {
  /** @type {Entry[]} */
  const entries = [];
  let at = 0;
  while (at < directory.length && directory.readUInt32LE(at) === CENTRAL_HEADER.signature) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const nameAt = at + CENTRAL_HEADER.bytes;
    entries.push({
      name: directory.toString('utf8', nameAt, nameAt + nameBytes),
      deflated: directory.readUInt16LE(at + 10) === 8,
      packedBytes: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      headerAt: directory.readUInt32LE(at + 42),
    });
    at = nameAt + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {string} archive
 * @param {Entry} entry
 * @param {string} target
 */
async function writeEntry(archive, entry, target) {
  const content = await openEntry(archive, entry);
  if ((entry.mode & FILE_TYPE.mask) === FILE_TYPE.link) {
    const text = Buffer.concat(await content.toArray());
    await symlink(text.toString('utf8'), target);
    return;
  }
  await pipeline(content, createWriteStream(target, { mode: entry.mode & 0o777 || 0o644 }));
}

/**
 * @param {string} archive
 * @param {Entry} entry
 * @returns {Promise<Readable>}
 */
async function openEntry(archive, { headerAt, packedBytes, deflated }) {
  if (packedBytes === 0) return Readable.from([]);
  const file = await open(archive);
  const header = await read(file, headerAt, LOCAL_HEADER.bytes);
  await file.close();
  const start = headerAt + LOCAL_HEADER.bytes + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = createReadStream(archive, { start, end: start + packedBytes - 1 });
  const content = deflated ? createInflateRaw() : new PassThrough();
  packed.on('error', (reason) => content.destroy(reason));
  return packed.pipe(content);
}
