import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { SupportFile } from '../../shared/support';

/** The end of a log says what happened last; more is not read by anybody. */
const MAX_BYTES = 400_000;
/** How many errors a short report names. */
const MOST_ERRORS = 20;

/** The ends of the logs that can be read, whole lines each; oldest first, as the paths are given. */
export function readLogs(paths: readonly string[]): readonly SupportFile[] {
  return paths.flatMap((path) => {
    const text = readEnd(path);
    return text === null ? [] : [{ name: basename(path), text }];
  });
}

/** The last errors of the logs, one line each; oldest first. */
export function lastErrors(logs: readonly SupportFile[]): readonly string[] {
  return logs
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.includes('] [error]'))
    .slice(-MOST_ERRORS);
}

function readEnd(path: string): string | null {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const bytes = Buffer.alloc(Math.min(size, MAX_BYTES));
      const read = readSync(file, bytes, 0, bytes.length, size - bytes.length);
      const text = bytes.toString('utf8', 0, read);
      return size > MAX_BYTES ? text.slice(text.indexOf('\n') + 1) : text;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
