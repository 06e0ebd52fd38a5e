import { z } from 'zod';
import type { Ceiling } from '../../../shared/ipc';
import { readMetaJson, writeMeta } from '../meta';
import type { Database } from '../sqlite';

const KEY = 'ceiling';
const schema = z.object({
  version: z.string(),
  downloadBitsPerSecond: z.number(),
  uploadBitsPerSecond: z.number(),
  measuredAt: z.number(),
});

/** What this computer can measure at most, as this version of the application found it; null where it did not. */
export function readCeiling(database: Database, version: string): Ceiling | null {
  const stored = readMetaJson(database, KEY, schema);
  if (stored?.version !== version) return null;
  const { version: _version, ...ceiling } = stored;
  return ceiling;
}

export function writeCeiling(database: Database, version: string, ceiling: Ceiling): void {
  writeMeta(database, KEY, JSON.stringify({ version, ...ceiling }));
}
