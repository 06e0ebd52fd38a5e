import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { isOfDisk, systemWords } from '../../files/disk-problem';
import { requireFile } from '../../files/own-file';
import { OWNER_ONLY } from '../../files/whole-file';
import { beginsAsZip } from './backup-place';
import {
  anyManifestSchema,
  BACKUP_VERSION,
  MANIFEST,
  manifestSchema,
  PARTS,
  type Manifest,
} from './manifest';
import { Refused } from './refused';

/** More is no manifest. */
const MOST_MANIFEST_BYTES = 1024 * 1024;
/** Records shrink to a fifth; what promises a thousand times its size is made to fill a disk. */
const MOST_SHRINKING = 200;
/** Small files may shrink as they like. */
const FREE_OF_LIMIT_BYTES = 16 * 1024 * 1024;

/** A backup whose list of contents was read and is sensible. */
export interface OpenBackup {
  readonly manifest: Manifest;
  /** Writes a part to a path where nothing is, and checks it against the manifest. Throws `Refused`, and what the disk of the target says. */
  readonly unpack: (name: (typeof PARTS)[number], target: string) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens a backup. Names, sizes and the manifest are checked before anything is written; nothing is ever written to a
 * place that the archive names.
 *
 * @throws {Refused} where the file is no backup, damaged or of a newer version
 */
export async function openBackup(path: string): Promise<OpenBackup> {
  const zip = await openZip(path);
  try {
    const entries = await readEntries(zip);
    const manifest = await readManifest(zip, entries);
    for (const name of PARTS) requireSize(entries.get(name), manifest.parts[name].bytes);
    return {
      manifest,
      unpack: (name, target) => unpack(zip, entries.get(name), target, manifest.parts[name]),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof Refused ? error : new Refused('damaged', systemWords(error));
  }
}

async function openZip(path: string): Promise<ZipFile> {
  if (!existsSync(path)) throw new Refused('missing');
  try {
    requireFile(path);
    return await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    if (isOfDisk(error)) throw new Refused('not-read', systemWords(error));
    throw new Refused(canBeginAsZip(path) ? 'damaged' : 'no-backup', systemWords(error));
  }
}

function canBeginAsZip(path: string): boolean {
  try {
    return beginsAsZip(path);
  } catch {
    return false;
  }
}

/** A backup has its three files and nothing else: no folders, no links, no second file of a name. */
async function readEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const known: readonly string[] = [MANIFEST, ...PARTS];
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (!known.includes(entry.fileName) || entries.has(entry.fileName)) throw new Refused('no-backup');
    if (entry.isEncrypted()) throw new Refused('no-backup');
    entries.set(entry.fileName, entry);
  }
  if (!entries.has(MANIFEST)) throw new Refused('no-backup');
  return entries;
}

async function readManifest(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (entry === undefined || entry.uncompressedSize > MOST_MANIFEST_BYTES) throw new Refused('no-backup');
  const json: unknown = JSON.parse((await buffer(await zip.openReadStreamPromise(entry))).toString('utf8'));
  const any = anyManifestSchema.safeParse(json).data;
  if (any === undefined) throw new Refused('no-backup');
  if (any.version > BACKUP_VERSION) throw new Refused('newer', String(any.version));
  const manifest = manifestSchema.safeParse(json).data;
  if (manifest === undefined) throw new Refused('damaged');
  return manifest;
}

function requireSize(entry: Entry | undefined, bytes: number): void {
  if (entry === undefined || entry.uncompressedSize !== bytes) throw new Refused('damaged');
  const most = Math.max(FREE_OF_LIMIT_BYTES, entry.compressedSize * MOST_SHRINKING);
  if (bytes > most) throw new Refused('damaged', `${bytes} bytes out of ${entry.compressedSize}`);
}

/** The library gives up a stream that is longer than its entry says. */
async function unpack(
  zip: ZipFile,
  entry: Entry | undefined,
  target: string,
  { sha256 }: Manifest['parts'][(typeof PARTS)[number]],
): Promise<void> {
  if (entry === undefined) throw new Refused('damaged');
  const hash = createHash('sha256');
  try {
    const content = await zip.openReadStreamPromise(entry);
    const hashed = async function* (source: AsyncIterable<Buffer>) {
      for await (const bytes of source) {
        hash.update(bytes);
        yield bytes;
      }
    };
    await pipeline(content, hashed, createWriteStream(target, { mode: OWNER_ONLY, flags: 'wx' }));
  } catch (error) {
    if (isOfDisk(error)) throw error;
    throw new Refused('damaged', systemWords(error));
  }
  if (hash.digest('hex') !== sha256) throw new Refused('damaged', 'SHA-256');
}
