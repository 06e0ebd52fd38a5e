import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { getRefusal } from '../../files/data-folder';
import { StartRefusal } from '../../files/start-refusal';
import { isOfDisk } from '../../files/disk-problem';
import { isCode } from '../../files/whole-file';
import { moveJournal } from './foreign-journal';
import { compareContents, lookAt, type Contents, type LookOptions } from './contents';

/** A copy of the records and what it holds. */
export interface Copy {
  readonly path: string;
  readonly contents: Contents;
}

const DAILY = /^\d{4}-\d{2}-\d{2}\.db$/;
const NOTHING: Contents = { runs: 0, runsByNow: 0, newestAt: null, others: 0 };

/**
 * The daily copies of a folder, newest first; empty where there is none, or something else in its place.
 *
 * @throws {StartRefusal} when the disk refuses the folder: its copies may hold more than anything else
 */
export function copyNames(copies: string): readonly string[] {
  return namesIn(copies)
    .filter((name) => DAILY.test(name))
    .sort()
    .reverse();
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() || entry.isSymbolicLink()).map(({ name }) => name);
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return [];
    throw getRefusal(folder, error);
  }
}

/**
 * The daily copies, the one that holds most first. The clock does not choose: where two hold as much, the one of the
 * newer day comes first, and days that are still to come are the last. A copy that cannot be read holds nothing.
 */
export function rankedCopies(copies: string, now: number): readonly Copy[] {
  const today = getDay(now);
  const names = copyNames(copies);
  const inOrder = [...names.filter((name) => name <= today), ...names.filter((name) => name > today)];
  return ranked(
    inOrder.map((name) => join(copies, name)),
    now,
  );
}

/**
 * The copy that gives back most, of the daily ones, those that were made before the format changed, and a restored one
 * that did not get to its place; null where none is sound.
 */
export function bestCopy(database: string, copies: string, now: number): Copy | null {
  const daily = rankedCopies(copies, now).map(({ path }) => path);
  const own = basename(database);
  const others = readdirSync(dirname(database))
    .filter((name) => name.startsWith(own) && /^\.(?:new|before-v\d+)$/.test(name.slice(own.length)))
    .map((name) => join(dirname(database), name));
  const best = ranked([...daily, ...others], now)
    .filter(({ contents }) => compareContents(contents, NOTHING) > 0)
    .find(({ path }) => lookCalmly(path, now).kind === 'sound');
  return best ?? null;
}

/** The name of a day's copy. */
export function getDay(now: number): string {
  return `${new Date(now).toISOString().slice(0, '2026-11-23'.length)}.db`;
}

function ranked(paths: readonly string[], now: number): readonly Copy[] {
  return paths
    .map((path) => {
      const look = lookCalmly(path, now, { isQuick: true });
      return { path, contents: look.kind === 'sound' ? look.contents : NOTHING };
    })
    .sort((one, other) => compareContents(other.contents, one.contents));
}

/** A copy that cannot be used, whatever the reason, is no reason not to use another one. */
function lookCalmly(path: string, now: number, options: LookOptions = {}): ReturnType<typeof lookAt> {
  try {
    // A daily copy is whole when it gets its name. With a journal beside it SQLite would refuse to read it.
    if (DAILY.test(basename(path))) moveJournal(path);
    return lookAt(path, now, { ...options, readOnly: true });
  } catch (error) {
    if (error instanceof StartRefusal || isOfDisk(error)) return { kind: 'missing' };
    throw error;
  }
}
