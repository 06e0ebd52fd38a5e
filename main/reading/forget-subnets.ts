import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorText } from '../../shared/texts/error-text';
import { plainDescription, withoutSubnets, type SubnetReplacement } from '../core/network/plain-subnet';
import { writeWhole } from '../files/whole-file';
import { asideNames, BEFORE_RESTORE } from '../storage/backup/pending-restore';
import { emptyChangeLog } from '../storage/change-log';
import { plainKeysOfFile, replacingSubnets } from '../storage/networks/subnet-store';
import { openFile, type Database } from '../storage/sqlite';

const RECORDS = 'linewatch.db';
/** Between two portions the application has its turn. */
const PAUSE_MS = 20;
/** Larger records are not written again as a whole: everything that is removed is overwritten anyway. */
const WRITTEN_AGAIN_BYTES = 64 * 1024 * 1024;
/** Somebody who reads keeps the log of changes from being emptied for a moment. */
const CHECKPOINT_TRIES = 20;

/**
 * Copies, states of before an update, and what a start that was ended has left: databases, none of which anybody else has open.
 */
const OTHER_DATABASE = /\.db(?:\.before-v\d+|\.damaged-\d+)?(?:-\d+)?$|^linewatch\.db\.(?:new|rescue)$/;
/** The settings of a state that a restore has replaced. */
const IN_STATE = /^settings(?:\.bak)?\.json$/;
/** Earlier states of the settings. */
const OLD_SETTINGS = /^settings\.(?:bak\.json|json\.kept-[0-9a-f]+)$/;

/**
 * Replaces the descriptions of networks that name their subnet: in the records a few at a time, then in the copies of the
 * records and of the settings. What was interrupted is made again as a whole. A damaged database stays as it is where it cannot
 * be read.
 *
 * @throws what the disk says of the records
 */
export async function forgetSubnets(
  folder: string,
  replacements: readonly SubnetReplacement[],
  signal: AbortSignal,
): Promise<void> {
  const database = openFile(join(folder, RECORDS), { isDurable: true, isExisting: true });
  try {
    for (const _ of replacingSubnets(database, replacements)) await pause(PAUSE_MS, undefined, { signal });
    writeAgain(database);
    await emptyLog(database, signal);
  } finally {
    database.close();
  }
  for (const path of filesIn(folder)) {
    await pause(PAUSE_MS, undefined, { signal });
    try {
      // When a copy was made is told where it can be restored.
      const { atime, mtime } = statSync(path);
      if (isSettings(path)) replaceInFile(path, replacements);
      else replaceInCopy(path, replacements);
      utimesSync(path, atime, mtime);
    } catch (error) {
      process.stderr.write(`The subnets in ${path} could not be replaced: ${errorText(error)}\n`);
    }
  }
}

/**
 * Keys of networks that name a subnet in what is kept beside the records: a state that a restore has replaced knows networks
 * that the records do not. A file that cannot be read is left out.
 */
export async function plainSubnetsBeside(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of filesIn(folder)) {
    await pause(PAUSE_MS, undefined, { signal });
    try {
      for (const key of isSettings(path) ? keysInText(readFileSync(path, 'utf8')) : keysInCopy(path))
        found.add(key);
    } catch (error) {
      process.stderr.write(`The subnets in ${path} could not be looked for: ${errorText(error)}\n`);
    }
  }
  return [...found];
}

function keysInText(text: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === 'string' && plainDescription(value) !== null) found.push(value);
    return value;
  });
  return found;
}

function keysInCopy(path: string): readonly string[] {
  const copy = openFile(path, { readOnly: true });
  try {
    return plainKeysOfFile(copy);
  } finally {
    copy.close();
  }
}

function isSettings(path: string): boolean {
  return path.endsWith('.json') || OLD_SETTINGS.test(basename(path));
}

function filesIn(folder: string): readonly string[] {
  const list = (place: string, isWanted: (name: string) => boolean) => {
    try {
      return readdirSync(place)
        .filter(isWanted)
        .map((name) => join(place, name));
    } catch {
      return [];
    }
  };
  // States that a restore has replaced are data folders in small.
  const before = asideNames(join(folder, BEFORE_RESTORE)).map((name) => join(folder, BEFORE_RESTORE, name));
  return [
    ...before.flatMap((state) => list(state, (name) => OTHER_DATABASE.test(name) || IN_STATE.test(name))),
    ...before.flatMap((state) => list(join(state, 'copies'), (name) => OTHER_DATABASE.test(name))),
    ...list(folder, (name) => OLD_SETTINGS.test(name) || (OTHER_DATABASE.test(name) && name !== RECORDS)),
    ...list(join(folder, 'copies'), (name) => OTHER_DATABASE.test(name)),
  ].filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

function replaceInFile(path: string, replacements: readonly SubnetReplacement[]): void {
  const text = readFileSync(path, 'utf8');
  const replaced = withoutSubnets(text, replacements);
  if (replaced !== text) writeWhole(path, replaced);
}

function replaceInCopy(path: string, replacements: readonly SubnetReplacement[]): void {
  const copy = openFile(path, { isExisting: true });
  try {
    const steps = replacingSubnets(copy, replacements);
    while (steps.next().done !== true);
    copy.exec('VACUUM');
  } finally {
    copy.close();
  }
}

/** What was freed before, in versions that did not overwrite it, is gone then. */
function writeAgain(database: Database): void {
  const [[bytes] = []] = database.ask(
    'SELECT emit(page_count * page_size) FROM pragma_page_count, pragma_page_size',
  );
  if (Number(bytes) <= WRITTEN_AGAIN_BYTES) database.exec('VACUUM');
}

/** The log of changes holds pages as they were. */
async function emptyLog(database: Database, signal: AbortSignal): Promise<void> {
  for (let tries = 1; tries <= CHECKPOINT_TRIES; tries += 1) {
    if (emptyChangeLog(database)) return;
    await pause(PAUSE_MS * tries, undefined, { signal });
  }
}
