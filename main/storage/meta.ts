import type { z } from 'zod';
import type { Database } from './sqlite';

/** A single fact about this installation; null where it is not known. */
export function readMeta(database: Database, key: string): string | null {
  const row = database.prepare('SELECT value FROM meta WHERE key = ?').get(key) as
    { value: string } | undefined;
  return row?.value ?? null;
}

/** Writes a fact in the place of what was known. */
export function writeMeta(database: Database, key: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, value);
}

/** Forgets a fact; one that is not known stays so. */
export function removeMeta(database: Database, key: string): void {
  database.prepare('DELETE FROM meta WHERE key = ?').run(key);
}

/** A fact that is kept as JSON; null where it is not known, and where it cannot be read. */
export function readMetaJson<T>(database: Database, key: string, schema: z.ZodType<T>): T | null {
  const text = readMeta(database, key);
  if (text === null) return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
