import { readMeta, writeMeta } from '../meta';
import type { Database } from '../sqlite';

const KEY = 'rehearsed';

/** Whether this version has found every template in order. */
export function isRehearsed(database: Database, version: string): boolean {
  return readMeta(database, KEY) === version;
}

export function markRehearsed(database: Database, version: string): void {
  writeMeta(database, KEY, version);
}
