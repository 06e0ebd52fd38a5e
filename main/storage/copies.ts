import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR_MS, MINUTE_MS } from '../../shared/durations';
import type { Timers } from '../core/ports';
import type { CopyResult } from '../core/reader';
import { systemWords } from '../files/disk-problem';
import { freeBytes } from '../files/free-space';
import { makeOwnFolder } from '../files/own-folder';
import { freePlace, isFolder } from '../files/place';
import { giveToFolderOwner, OWNER_ONLY, putInPlace } from '../files/whole-file';
import { getDay, rankedCopies } from './recovery/best-copy';
import { moveJournal } from './recovery/foreign-journal';
import { compareContents, getContents, lookAt } from './recovery/contents';
import type { Database } from './sqlite';

const COPIES_KEPT = 7;
/** Soon, so that a computer that is on for an hour a day has its copy too. */
const FIRST_AFTER_MS = MINUTE_MS;
const LOOK_EVERY_MS = HOUR_MS;
/** The copy of a day is renewed in its course. */
const RENEW_EVERY_MS = 6 * HOUR_MS;
/** What stays free beside a copy. */
const MARGIN_BYTES = 1024 * 1024;

export interface CopiesDeps {
  /** Writes today's copy, unless there is one that need not be renewed. */
  readonly copy: (isRenewed: boolean) => Promise<CopyResult>;
  readonly timers: Timers;
  /** Learns that two copies in a row could not be written, and (null) that one was. */
  readonly onFailing: (failure: CopyFailure | null) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Why a copy is not there. `detail` is in the system's words; empty where there is no room. */
export interface CopyFailure {
  readonly problem: 'no-room' | 'refused';
  readonly detail: string;
}

/** One that fails may do so because the disk is busy for a moment. */
const FAILURES_TOLD = 2;

/** Keeps a copy of the records for each of the last seven days on which the application ran. Returns how to stop. */
export function keepCopies(deps: CopiesDeps): () => void {
  let copies = 0;
  let failures = 0;
  const tell = (failure: CopyFailure | null): void => {
    failures = failure === null ? 0 : failures + 1;
    if (failure === null || failures === FAILURES_TOLD) deps.onFailing(failure);
  };
  const look = (): (() => void) => {
    const isRenewed = copies % (RENEW_EVERY_MS / LOOK_EVERY_MS) === 0;
    copies += 1;
    void copyCalmly(deps, isRenewed).then(tell);
    return deps.timers.after(LOOK_EVERY_MS, () => (stop = look()));
  };
  let stop = deps.timers.after(FIRST_AFTER_MS, () => (stop = look()));
  return () => stop();
}

/**
 * Writes today's copy, unless there is one. What keeps it from being written is noted in the log and answered; null
 * where there is a copy.
 */
export async function copyCalmly(
  { copy, log }: Pick<CopiesDeps, 'copy' | 'log'>,
  isRenewed = false,
): Promise<CopyFailure | null> {
  try {
    if ((await copy(isRenewed)) !== 'no-room') return null;
    log('There is too little room on the disk for the daily copy of the records');
    return { problem: 'no-room', detail: '' };
  } catch (error) {
    log('The daily copy of the records could not be written', error);
    return { problem: 'refused', detail: systemWords(error) };
  }
}

/**
 * Writes today's copy and keeps the seven that hold most. A copy counts once it was shown to be whole and to hold what
 * the records hold; until then, and where it does not, what was there before stays.
 *
 * @throws what the disk says, and when the copy is not whole
 */
export function keepDailyCopy(
  database: Database,
  folder: string,
  now: number,
  { isRenewed = false } = {},
): CopyResult {
  const copies = join(folder, 'copies');
  makeOwnFolder(copies);
  const target = join(copies, getDay(now));
  const contents = getContents(database, now);
  moveJournal(target);
  if (existsSync(target)) {
    const today = lookAt(target, now, { readOnly: true, isQuick: true });
    const difference = today.kind === 'sound' ? compareContents(contents, today.contents) : 1;
    if (today.kind === 'sound' && (difference <= 0 || !isRenewed)) return 'up-to-date';
  }
  const free = freeBytes(folder);
  if (free !== null && free < getSize(database) + MARGIN_BYTES) return 'no-room';
  removeForsaken(copies);
  const next = `${target}.new`;
  freePlace(next);
  try {
    database.prepare('VACUUM INTO ?').run(next);
    const made = lookAt(next, now, { readOnly: true });
    // What was recorded while it was written may be in it.
    const isWhole =
      made.kind === 'sound' &&
      compareContents(made.contents, contents) >= 0 &&
      compareContents(made.contents, getContents(database, now)) <= 0;
    if (!isWhole) {
      throw new Error(`the copy does not hold what the records hold: ${JSON.stringify(made)}`);
    }
    if (process.platform !== 'win32') chmodSync(next, OWNER_ONLY);
    giveToFolderOwner(next);
    if (isFolder(target)) freePlace(target);
    putInPlace(next, target);
  } finally {
    rmSync(next, { force: true });
  }
  for (const { path } of rankedCopies(copies, now).slice(COPIES_KEPT)) rmSync(path, { force: true });
  return 'copied';
}

/** What an application that ended meanwhile left of a copy. */
function removeForsaken(copies: string): void {
  for (const name of readdirSync(copies)) {
    if (/\.db\.new(?:-\w+)?$/.test(name)) freePlace(join(copies, name));
  }
}

function getSize(database: Database): number {
  const { bytes } = database
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get() as { bytes: number };
  return bytes;
}
