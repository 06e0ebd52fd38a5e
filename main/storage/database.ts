import { closeSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageEvent } from '../../shared/recording/storage-event';
import { getRefusal, requireUsable } from '../files/data-folder';
import { findDiskProblem } from '../files/disk-problem';
import { followLink } from '../files/own-file';
import { makeOwnFolder } from '../files/own-folder';
import { releaseReserve } from '../files/reserve';
import { StartRefusal } from '../files/start-refusal';
import { giveToFolderOwner, OWNER_ONLY } from '../files/whole-file';
import { writeAgainToGiveBack } from './free-pages';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';
import { bestCopy, type Copy } from './recovery/best-copy';
import { isCheckedLately } from './recovery/checked-mark';
import { compareContents, getContents, lookAt, type Look } from './recovery/contents';
import { moveForeignJournal } from './recovery/foreign-journal';
import { readMarker, type RecordsMarker } from './recovery/records-marker';
import { DATABASE_PARTS, restore } from './recovery/restore';
import { getVersion } from './recovery/schema';
import { openFile, type Connection, type Database } from './sqlite';

/**
 * What was found when the database was opened. `restored` and `lost` name the damaged file that was put aside; null
 * where there was none.
 */
export type OpenState =
  { readonly kind: 'fine' } | { readonly kind: 'restored' | 'lost'; readonly damagedFile: string | null };

export interface OpenedDatabase {
  readonly database: Connection;
  readonly state: OpenState;
  /** What the user should know of it; null where all is well. */
  readonly event: StorageEvent | null;
  /** What was known of the records without them; null where nothing was. */
  readonly marker: RecordsMarker | null;
}

/**
 * Opens the records at `<folder>/linewatch.db`, and makes them where there are none. A file that is damaged, emptied or
 * gone is put aside, never deleted: the copy that holds most takes its place, with everything that can still be read
 * of it. What the disk only refuses is no damage.
 *
 * @throws {StartRefusal} when the disk refuses the file, or it belongs to a newer version; nothing is changed then
 */
export function openDatabase(folder: string, now: number): OpenedDatabase {
  let path = join(folder, 'linewatch.db');
  try {
    makeOwnFolder(folder);
    requireUsable(path);
    path = followLink(path);
    for (const part of DATABASE_PARTS) requireUsable(path + part);
    moveForeignJournal(path);
    return openSettled(folder, path, now);
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    const problem = findDiskProblem(error);
    // The little that a start writes fits into what was set aside for a full disk.
    if (problem === 'full' && releaseReserve(folder)) return openDatabase(folder, now);
    throw problem === 'other' ? error : getRefusal(path, error);
  }
}

/** A look at every page does not find everything: what the first use finds is settled the same way. */
function openSettled(folder: string, path: string, now: number): OpenedDatabase {
  try {
    // A look at every page of many records takes long: one of the last days counts, and the next comes after the start.
    return openRecords(folder, path, now, lookAt(path, now, { isQuick: isCheckedLately(folder, now) }));
  } catch (error) {
    if (findDiskProblem(error) !== 'damaged') throw error;
    return openRecords(folder, path, now, { kind: 'damaged', why: String(error) });
  }
}

function openRecords(folder: string, path: string, now: number, found: Look): OpenedDatabase {
  const marker = readMarker(folder);
  const place = { path, marker, now, copy: () => bestCopy(path, join(folder, 'copies'), now) };
  const state = settle(found, place);
  const database = connect(path);
  try {
    const version = getVersion(database);
    migrate(database, path, MIGRATIONS);
    if (version > 0) writeAgainToGiveBack(database, folder);
    return { database, state, marker, event: getEvent(database, place, state) };
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Place {
  readonly path: string;
  readonly marker: RecordsMarker | null;
  readonly now: number;
  /** The copy that gives back most; looked for only where one is needed. */
  readonly copy: () => Copy | null;
}

/** Makes the file sound again where it is not, or where it holds nothing although it did. */
function settle(found: Look, { path, marker, now, copy }: Place): OpenState {
  if (found.kind === 'sound' && found.contents.runs > 0) return { kind: 'fine' };
  const hadRuns = marker !== null && marker.runs > 0;
  const best = copy();
  if (found.kind === 'sound' && (best === null || compareContents(best.contents, found.contents) <= 0)) {
    // Nothing is damaged; where all is gone and no copy holds more, what is there now stays.
    return hadRuns ? { kind: 'lost', damagedFile: null } : { kind: 'fine' };
  }
  if (found.kind !== 'damaged' && best === null && !hadRuns && !hasChanges(path)) return { kind: 'fine' };
  const damagedFile = restore(path, best, now);
  return { kind: best === null ? 'lost' : 'restored', damagedFile };
}

/** What the user should know of records that were written again after their folder was deleted. */
export function rewrittenEvent(database: Database, folder: string, now: number): StorageEvent {
  const { runs, newestAt } = getContents(database, now);
  const path = join(folder, 'linewatch.db');
  return { kind: 'database-rewritten', path, kept: null, runs, runsBefore: null, newestAt };
}

/** Whether there are changes that were not yet written back to the database that is gone. */
function hasChanges(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function getEvent(database: Database, { path, marker, now }: Place, state: OpenState): StorageEvent | null {
  const { runs, newestAt } = getContents(database, now);
  const about = { path, runs, newestAt, runsBefore: marker?.runs ?? null };
  if (state.kind !== 'fine') return { kind: `database-${state.kind}`, kept: state.damagedFile, ...about };
  return marker !== null && runs < marker.runs ? { kind: 'database-fewer', kept: null, ...about } : null;
}

/** SQLite gives its other files the permissions of this one. */
function connect(path: string): Connection {
  closeSync(openSync(path, 'a', OWNER_ONLY));
  giveToFolderOwner(path);
  return openFile(path, { isDurable: true, givesBackPages: true });
}
