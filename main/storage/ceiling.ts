import { z } from 'zod';
import type { Ceiling } from '../../shared/ipc';
import type { Database } from './sqlite';

const schema = z.object({
  version: z.string(),
  downloadBitsPerSecond: z.number(),
  uploadBitsPerSecond: z.number(),
  measuredAt: z.number(),
});

/** What this computer can measure at most, as this version of the application found it; null where it did not. */
export function readCeiling(database: Database, version: string): Ceiling | null {
  const row = database.prepare(`SELECT value FROM meta WHERE key = 'ceiling'`).get() as
    { value: string } | undefined;
  if (row === undefined) return null;
  try {
    const { data } = schema.safeParse(JSON.parse(row.value));
    if (data?.version !== version) return null;
    const { version: _version, ...ceiling } = data;
    return ceiling;
  } catch {
    return null;
  }
}

export function writeCeiling(database: Database, version: string, ceiling: Ceiling): void {
  database
    .prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('ceiling', ?)`)
    .run(JSON.stringify({ version, ...ceiling }));
}
