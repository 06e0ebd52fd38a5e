import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RestorePreview, RestorePreviewMade, RestoreSource } from '../../../shared/backup/backup';
import type { SecretName } from '../../../shared/channels';
import type { RestoreContext } from '../../core/backup/orders';
import { findDiskProblem, systemWords } from '../../files/disk-problem';
import { freeBytes } from '../../files/free-space';
import { followLink, isFile } from '../../files/own-file';
import { OWNER_FOLDER } from '../../files/own-folder';
import { syncFile, syncFolder } from '../../files/whole-file';
import { countFile } from './counts';
import { knownSecrets, RECORDS, SETTINGS } from './manifest';
import { discardPrepared, isRestorePending, PREPARED, SECRETS } from './pending-restore';
import { prepareRecords } from './prepare-records';
import { openBackup } from './read-archive';
import { Refused } from './refused';
import { pointPlaces } from './restore-points';
import { preparedSettings, prepareSecrets } from './prepare-secrets';
import { changedParts } from './settings-changes';

/** What stays free beside what is unpacked. */
const MARGIN_BYTES = 4 * 1024 * 1024;

type Found = Pick<RestorePreview, 'madeAt' | 'version'> & { readonly secrets: readonly SecretName[] | null };

/**
 * Puts everything that a restore needs into the folder `restore`, checked and complete: the restore itself is then a few
 * renames. Nothing that is in use is touched, and what cannot be restored leaves nothing behind.
 */
export async function prepareRestore(
  folder: string,
  source: RestoreSource,
  context: RestoreContext,
): Promise<RestorePreviewMade> {
  const prepared = join(folder, PREPARED);
  const refuse = (error: unknown): RestorePreviewMade => {
    const { refusal, detail } = toRefused(error);
    return { kind: 'refused', refusal, path: nameOf(source), detail };
  };
  // What was decided is completed by the next start, and by nothing else.
  if (isRestorePending(folder)) return refuse(new Refused('not-written'));
  try {
    rmSync(prepared, { recursive: true, force: true });
    mkdirSync(prepared, { mode: OWNER_FOLDER });
    const found =
      source.kind === 'file' ? await unpackFile(folder, source.path) : copyPoint(folder, source.id);
    prepareRecords(join(prepared, RECORDS), context.now);
    const settings = preparedSettings(folder);
    const secrets =
      settings === null ? [] : prepareSecrets(folder, found.secrets, settings, context.settings);
    for (const name of [RECORDS, SETTINGS, SECRETS])
      if (isFile(join(prepared, name))) syncFile(join(prepared, name));
    syncFolder(prepared);
    return {
      kind: 'preview',
      id: context.id,
      source,
      madeAt: found.madeAt,
      version: found.version,
      there: countFile(join(prepared, RECORDS)),
      here: context.here,
      settings: settings === null ? null : changedParts(context.settings, settings),
      secrets,
    };
  } catch (error) {
    discardPrepared(folder);
    return refuse(error);
  }
}

async function unpackFile(folder: string, path: string): Promise<Found> {
  const backup = await openBackup(path);
  try {
    const { parts, madeAt, application, secrets } = backup.manifest;
    requireRoom(folder, parts[RECORDS].bytes + parts[SETTINGS].bytes);
    await backup.unpack(RECORDS, join(folder, PREPARED, RECORDS));
    await backup.unpack(SETTINGS, join(folder, PREPARED, SETTINGS));
    return { madeAt, version: application, secrets: knownSecrets(secrets) };
  } finally {
    backup.close();
  }
}

/** A state that a restore has replaced has its settings and secrets beside it; a daily copy has the records alone. */
function copyPoint(folder: string, id: string): Found {
  const point = pointPlaces(folder).find((place) => place.id === id);
  if (point === undefined) throw new Refused('missing');
  const { size, mtimeMs } = statSync(point.records);
  requireRoom(folder, size);
  const prepared = join(folder, PREPARED);
  // What is not yet written back is in the log of changes beside the file itself, also where a link leads to it.
  const records = followLink(point.records);
  for (const part of ['', '-wal']) copyIfThere(records + part, join(prepared, RECORDS + part));
  const from = dirname(point.records);
  const hasSettings =
    point.kind === 'before-restore' && copyIfThere(join(from, SETTINGS), join(prepared, SETTINGS));
  if (hasSettings) copyIfThere(join(from, SECRETS), join(prepared, SECRETS));
  return {
    madeAt: Math.round(mtimeMs),
    version: null,
    secrets: hasSettings && isFile(join(from, SECRETS)) ? null : [],
  };
}

function copyIfThere(from: string, to: string): boolean {
  if (!isFile(from)) return false;
  copyFileSync(from, to);
  return true;
}

function requireRoom(folder: string, bytes: number): void {
  const free = freeBytes(folder);
  if (free !== null && free < bytes + MARGIN_BYTES) throw new Refused('no-room');
}

function toRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const problem = findDiskProblem(error);
  if (problem === 'other') throw error;
  if (problem === 'damaged') return new Refused('damaged', systemWords(error));
  return new Refused(problem === 'full' ? 'no-room' : 'not-written', systemWords(error));
}

function nameOf(source: RestoreSource): string {
  return source.kind === 'file' ? source.path : basename(source.id);
}
