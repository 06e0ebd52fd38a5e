import { constants } from 'node:fs';
import { chmod, copyFile, link, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../files/whole-file';

const PROGRAM = 0o755;

/** Where the AppImage that an update replaces is kept until the new one has passed its self-check. */
export function previousImage(image: string): string {
  return `${image}.previous`;
}

export interface ImageChange {
  /** The AppImage in use; a link to it stays one. */
  readonly image: string;
  /** The new one, complete. */
  readonly loaded: string;
  /** Whether a program starts at all. */
  readonly starts: (program: string) => Promise<boolean>;
  /** Called when everything is ready and the very next step replaces the old one; what it throws stops that. */
  readonly onReady: (image: string) => void;
}

/**
 * Puts a new AppImage in the place of the one in use, under its name: what starts it goes on starting it. It is one
 * rename, so there is always a whole AppImage; the old one stays beside it. False, and nothing is changed, where the
 * new one does not start.
 *
 * @throws the system's error; the old one is in its place then, and nothing is left beside it
 */
export async function replaceImage(change: ImageChange): Promise<boolean> {
  const image = await realpath(change.image);
  const next = `${image}.new`;
  const previous = previousImage(image);
  let isReplaced = false;
  try {
    await rm(next, { force: true });
    await copyFile(change.loaded, next, constants.COPYFILE_FICLONE);
    await chmod(next, PROGRAM);
    await sync(next);
    if (!(await change.starts(next))) return false;
    await keep(image, previous);
    change.onReady(image);
    await rename(next, image);
    isReplaced = true;
    syncFolder(dirname(image));
    return true;
  } finally {
    await rm(next, { force: true });
    if (!isReplaced) await rm(previous, { force: true });
  }
}

/** Some file systems have no second name for a file. */
async function keep(image: string, previous: string): Promise<void> {
  await rm(previous, { force: true });
  await link(image, previous).catch(() => copyFile(image, previous));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}
