import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HOUR_MS } from '../../shared/durations';
import type { Database } from './sqlite';

const COPIES_KEPT = 7;
const LOOK_EVERY_MS = HOUR_MS;

/** Keeps a copy of the records for each of the last seven days on which the application ran. Returns how to stop. */
export function keepCopies(
  database: Database,
  folder: string,
  log: (sentence: string, error?: unknown) => void,
): () => void {
  const copy = () => {
    try {
      keepDailyCopy(database, folder, Date.now());
    } catch (error) {
      log('The daily copy of the records could not be written', error);
    }
  };
  const timer = setInterval(copy, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}

/** Writes today's copy unless there is one, and keeps the newest seven. */
export function keepDailyCopy(database: Database, folder: string, now: number): void {
  const copies = join(folder, 'copies');
  mkdirSync(copies, { recursive: true, mode: 0o700 });
  const target = join(copies, `${new Date(now).toISOString().slice(0, 10)}.db`);
  if (existsSync(target)) return;
  rmSync(`${target}.new`, { force: true });
  database.prepare('VACUUM INTO ?').run(`${target}.new`);
  renameSync(`${target}.new`, target);
  for (const old of copyNames(copies).slice(COPIES_KEPT)) rmSync(join(copies, old));
}

/** The copies of a folder, newest first; empty where there is none. */
export function copyNames(copies: string): readonly string[] {
  if (!existsSync(copies)) return [];
  return readdirSync(copies)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.db$/.test(name))
    .sort()
    .reverse();
}
