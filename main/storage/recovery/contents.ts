import { statSync } from 'node:fs';
import { DAY_MS } from '../../../shared/durations';
import { findDiskProblem } from '../../files/disk-problem';
import { StartRefusal } from '../../files/start-refusal';
import { MIGRATIONS } from '../migrations';
import { TRIED, TRIED_OUTCOMES } from '../runs/counted';
import { openFile, type Database } from '../sqlite';
import { andHere, missingPart, getTables, getVersion, type Tables } from './schema';

/**
 * What records hold. Runs that were skipped or missed say nothing that was measured and are not counted, nor are those
 * that were imported: an import that is undone is no loss.
 */
export interface Contents {
  readonly runs: number;
  /** Those that did not begin after now: a wrong clock makes others. */
  readonly runsByNow: number;
  /** When the newest run began that did not begin after now; null where there is none. */
  readonly newestAt: number | null;
  /** Occasions, messages and attempts to deliver them. */
  readonly others: number;
}

/** What is found at the path of a database. */
export type Look =
  | { readonly kind: 'missing' }
  /** No byte, or no table: a fresh file, or one that was emptied. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'sound'; readonly contents: Contents };

/** A clock that is a little ahead is no wrong clock. */
const AHEAD_MS = DAY_MS;

export interface LookOptions {
  /** The file is left as it is, byte for byte. */
  readonly readOnly?: boolean;
  /** Counts only, and does not look at every page. */
  readonly isQuick?: boolean;
}

/**
 * Looks whether a database is whole, and counts what it holds.
 *
 * @throws {StartRefusal} when it was written by a newer version
 * @throws the disk's error when it cannot be read: that is no damage
 */
export function lookAt(
  path: string,
  now: number,
  { readOnly = false, isQuick = false }: LookOptions = {},
): Look {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return { kind: 'missing' };
  if (found.size === 0) return { kind: 'empty' };
  let database: Database | null = null;
  try {
    database = openFile(path, { readOnly });
    const fault = isQuick ? null : firstFault(database);
    if (fault !== null) return { kind: 'damaged', why: fault };
    const version = getVersion(database);
    if (version > MIGRATIONS.length)
      throw new StartRefusal({ problem: 'newer', path, detail: String(version) });
    const missing = missingPart(database);
    if (missing !== null) return { kind: 'damaged', why: `${missing} is missing` };
    return version === 0 ? { kind: 'empty' } : { kind: 'sound', contents: getContents(database, now) };
  } catch (error) {
    if (findDiskProblem(error) !== 'damaged') throw error;
    return { kind: 'damaged', why: String(error) };
  } finally {
    database?.close();
  }
}

/** The first fault on any page; null where there is none. It reads every one. */
export function firstFault(database: Database): string | null {
  const [[answer] = []] = database.ask('SELECT emit(quick_check) FROM pragma_quick_check LIMIT 1');
  return answer === 'ok' ? null : String(answer);
}

/** Counts what a whole database holds. */
export function getContents(database: Database, now: number): Contents {
  const count = (sql: string) => Number(database.ask(`SELECT emit(count(*)) FROM ${sql}`)[0]?.[0] ?? 0);
  const limit = now + AHEAD_MS;
  // Older formats have no tallies and no occasions.
  const tables = getTables(database);
  const here = andHere(tables);
  // One step through the index for each outcome: left to itself the planner goes through all runs.
  const newest = TRIED_OUTCOMES.map(
    (outcome) =>
      `SELECT max(started_at) AS at FROM runs
        WHERE outcome = '${outcome}'${here} AND started_at <= ${limit}`,
  ).join(' UNION ALL ');
  const newestAt = database.ask(`SELECT emit(max(at)) FROM (${newest})`)[0]?.[0] ?? null;
  const runs = countEntries(database, tables) ?? count(`runs WHERE ${TRIED}${here}`);
  return {
    runs,
    runsByNow: runs - count(`runs WHERE ${TRIED}${here} AND started_at > ${limit}`),
    newestAt: newestAt === null ? null : Number(newestAt),
    others: ['occasions', 'outbox', 'attempts']
      .filter((table) => tables.has(table))
      .map(count)
      .reduce((sum, one) => sum + one, 0),
  };
}

/** The runs that were tried, as they are counted while they are recorded; null where they are not. */
function countEntries(database: Database, tables: Tables): number | null {
  if (!tables.has('tallies')) return null;
  const [[found] = []] = database.ask("SELECT emit(value) FROM tallies WHERE name = 'tried-runs'");
  return found == null ? null : Number(found);
}

/** Positive where the first holds more: results first, then what was made of them. Records only ever grow. */
export function compareContents(one: Contents, other: Contents): number {
  return (
    one.runsByNow - other.runsByNow ||
    one.runs - other.runs ||
    (one.newestAt ?? 0) - (other.newestAt ?? 0) ||
    one.others - other.others
  );
}
