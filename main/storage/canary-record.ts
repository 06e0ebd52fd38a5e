import { z } from 'zod';
import type { CanaryRecord } from '../core/ports';
import type { Database } from './sqlite';

const schema = z.object({ at: z.number(), circumstances: z.string() });

/** The newest canary; null where none was sent, or its record cannot be read. */
export function readCanary(database: Database): CanaryRecord | null {
  const row = database.prepare(`SELECT value FROM meta WHERE key = 'canary'`).get() as
    { value: string } | undefined;
  if (row === undefined) return null;
  try {
    return schema.safeParse(JSON.parse(row.value)).data ?? null;
  } catch {
    return null;
  }
}

export function writeCanary(database: Database, record: CanaryRecord): void {
  database
    .prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('canary', ?)`)
    .run(JSON.stringify(record));
}
