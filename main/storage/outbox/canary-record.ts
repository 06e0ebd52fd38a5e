import { z } from 'zod';
import type { CanaryRecord } from '../../core/ports';
import { readMetaJson, writeMeta } from '../meta';
import type { Database } from '../sqlite';

const KEY = 'canary';
const schema = z.object({ at: z.number(), circumstances: z.string() });

/** The newest canary; null where none was sent, or its record cannot be read. */
export function readCanary(database: Database): CanaryRecord | null {
  return readMetaJson(database, KEY, schema);
}

export function writeCanary(database: Database, record: CanaryRecord): void {
  writeMeta(database, KEY, JSON.stringify(record));
}
