import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DAY_MS } from '../../../shared/durations';
import { freePlace } from '../../files/place';
import { readOwnJson } from '../../files/own-file';
import { writeWhole } from '../../files/whole-file';

/** A look at every page is made each day on which the application runs; one that is older is made again at the start. */
const COUNTS_FOR_MS = 14 * DAY_MS;

const markSchema = z.object({ version: z.literal(1), inode: z.string(), checkedAt: z.number() });

/**
 * Whether every page of the records was looked at lately, and found whole: then the next start need not do it. Not where
 * the file is another one now, and not by a clock that is behind.
 */
export function isCheckedLately(folder: string, now: number): boolean {
  try {
    const mark = markSchema.parse(readOwnJson(pathIn(folder)));
    const age = now - mark.checkedAt;
    return mark.inode === inodeIn(folder) && age >= 0 && age < COUNTS_FOR_MS;
  } catch {
    return false;
  }
}

/**
 * Every page was just looked at, and is whole.
 *
 * @throws what the disk says
 */
export function markChecked(folder: string, now: number): void {
  const mark = { version: 1, inode: inodeIn(folder), checkedAt: now } satisfies z.infer<typeof markSchema>;
  writeWhole(pathIn(folder), `${JSON.stringify(mark)}\n`);
}

/** Something is wrong with the records: the next start looks at every page, and restores them. */
export function forgetChecked(folder: string): void {
  freePlace(pathIn(folder));
}

function inodeIn(folder: string): string {
  return String(statSync(join(folder, 'linewatch.db'), { bigint: true }).ino);
}

function pathIn(folder: string): string {
  return join(folder, 'checked.json');
}
