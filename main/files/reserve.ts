import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the room back to the disk that was set aside on it. False where none was. */
export function releaseReserve(folder: string): boolean {
  const path = join(folder, 'reserve');
  const had = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0;
  rmSync(path, { force: true });
  return had;
}
