import { readlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

/** What a start tells the process that holds the data folder. */
const startSchema = z.object({ wantsWindow: z.boolean() });

/** Becomes the one process on the data folder. A holder that has not reacted for 20 seconds is ended by Chromium. */
export function lockForApplication(wantsWindow: boolean): boolean {
  return app.requestSingleInstanceLock({ wantsWindow } satisfies z.infer<typeof startSchema>);
}

/** Becomes the one process on the data folder if nobody holds it. Does nothing to a holder, whatever its state. */
export async function lockForCommand(dataFolder: string): Promise<boolean> {
  return !(await isHeld(dataFolder)) && lockForApplication(false);
}

/** Calls back when another start asks this process for its window. */
export function onStartElsewhere(show: () => void): void {
  app.on('second-instance', (_event, _args, _folder, data) => {
    // A start that says nothing about itself is of another version.
    if (startSchema.safeParse(data).data?.wantsWindow !== false) show();
  });
}

/**
 * Whether a process listens at the lock of a data folder. Asked before Chromium is asked for the lock, which ends a
 * holder that does not react. Windows has no such socket.
 */
function isHeld(dataFolder: string): Promise<boolean> {
  const path = socketOfLock(dataFolder);
  if (path === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    const answer = (held: boolean) => {
      socket.destroy();
      resolve(held);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      answer(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
  });
}

/** Where Chromium's lock listens; null where there is no lock. */
function socketOfLock(dataFolder: string): string | null {
  try {
    return readlinkSync(join(dataFolder, 'SingletonSocket'));
  } catch {
    return null;
  }
}
