import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { BackupCounts, BackupWritten } from '../../../shared/backup/backup';
import type { BackupOrder } from '../../core/backup/orders';
import { systemWords } from '../../files/disk-problem';
import { freeBytes } from '../../files/free-space';
import { freePlace, isFolder } from '../../files/place';
import { giveToFolderOwner, OWNER_ONLY, putInPlace } from '../../files/whole-file';
import { lookAt } from '../recovery/contents';
import type { Database } from '../sqlite';
import { isPlaceOfBackup } from './backup-place';
import { findBackupProblem } from './backup-problem';
import { countFile } from './counts';
import { BACKUP_FORM, BACKUP_VERSION, MANIFEST, RECORDS, SETTINGS, type Manifest } from './manifest';
import { UNFINISHED } from './unfinished';

/** What stays free beside what is written. */
const MARGIN_BYTES = 1024 * 1024;

/**
 * Writes records and settings into one archive. The records are copied at one moment, however much is recorded
 * meanwhile, and the copy is checked page by page before it counts. A backup of that name is replaced once the new one is
 * complete and on the disk; no other file ever is.
 */
export async function writeBackup(
  database: Database,
  folder: string,
  order: BackupOrder,
  signal: AbortSignal,
): Promise<BackupWritten> {
  const { path } = order;
  const copy = join(folder, UNFINISHED);
  const part = `${path}.part`;
  const fail = (problem: ReturnType<typeof findBackupProblem>, detail: string): BackupWritten => ({
    kind: 'not-written',
    path,
    problem,
    detail,
  });
  try {
    if (!isFolder(dirname(path))) return fail('missing', '');
    if (!isPlaceOfBackup(path, folder)) return fail('taken', '');
    const free = freeBytes(folder);
    if (free !== null && free < sizeOf(database) + MARGIN_BYTES) return fail('no-room', '');
    freePlace(copy);
    database.prepare('VACUUM INTO ?').run(copy);
    const made = lookAt(copy, order.now, { readOnly: true });
    if (made.kind === 'damaged') return fail('damaged', made.why);
    freePlace(part);
    const counts = countFile(copy);
    await writeArchive(part, copy, await describe(copy, counts, order), order, signal);
    giveToFolderOwner(part);
    const { size } = statSync(part);
    if (isFolder(path)) freePlace(path);
    putInPlace(part, path);
    return { kind: 'written', path, bytes: size, counts };
  } catch (error) {
    return fail(findBackupProblem(error), systemWords(error));
  } finally {
    removeCalmly(copy);
    removeCalmly(part);
  }
}

async function describe(copy: string, counts: BackupCounts, order: BackupOrder): Promise<Manifest> {
  const settings = Buffer.from(order.settings);
  return {
    form: BACKUP_FORM,
    version: BACKUP_VERSION,
    application: order.version,
    madeAt: order.now,
    counts,
    secrets: [...order.secrets],
    parts: {
      [RECORDS]: { bytes: statSync(copy).size, sha256: await hashOfFile(copy) },
      [SETTINGS]: { bytes: settings.length, sha256: createHash('sha256').update(settings).digest('hex') },
    },
  };
}

async function writeArchive(
  target: string,
  copy: string,
  manifest: Manifest,
  { settings, now }: BackupOrder,
  signal: AbortSignal,
): Promise<void> {
  const archive = new ZipFile();
  const options = { mtime: new Date(now), mode: 0o100600 };
  archive.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), MANIFEST, options);
  archive.addBuffer(Buffer.from(settings), SETTINGS, options);
  archive.addFile(copy, RECORDS, options);
  const output = archive.outputStream;
  // The library says what it cannot read beside its stream.
  archive.once('error', (error) => output.emit('error', error));
  archive.end();
  await pipeline(output, createWriteStream(target, { mode: OWNER_ONLY, flags: 'wx' }), { signal });
}

/** The SHA-256 of a file of any size, in hexadecimal digits. */
async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function sizeOf(database: Database): number {
  const [[bytes] = []] = database.ask(
    'SELECT emit(page_count * page_size) FROM pragma_page_count, pragma_page_size',
  );
  return Number(bytes);
}

/** What cannot be removed now is removed by the next backup. */
function removeCalmly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The disk that refused the file may refuse this, too.
  }
}
