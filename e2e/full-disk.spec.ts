import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolder } from './application/data-folder';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { tellingAll } from './settings';

const SIZE = '192m';
const NOTHING = 'Nothing can be recorded: the disk is full';

/** Puts a file system of its own over the data folder. False where that is not allowed: it needs root. */
function mountOver(folder: DataFolder): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'tmpfs', folder.path], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Writes until the disk takes no byte more. */
function fill(path: string): void {
  for (const size of [1_048_576, 4_096, 1]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size, 1), { flag: 'a' });
    } catch {
      continue;
    }
  }
}

test('a full disk is said by tray, window and channels while it lasts, and no result is lost', async ({
  folder,
  mailServer,
  notifications,
  start,
  trayOf,
}) => {
  test.skip(!mountOver(folder), 'a file system of its own needs root; storage-watch.test.ts is the twin');
  try {
    folder.useRecording(GOOD_LINE);
    folder.writeSettings(tellingAll({ mailServer }));
    const linewatch = await start();
    const tray = await trayOf(linewatch);
    const page = await linewatch.window();
    await linewatch.measure();
    await eventually(() => mailServer.accepted.length).toBe(1);
    const calm = await tray.picture();

    const film = join(folder.path, 'film.mkv');
    fill(film);
    await eventually(async () => (await linewatch.state()).recordingTrouble?.problem, 30_000).toBe('full');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(NOTHING);
    await eventually(() => tray.tooltip()).toContain(NOTHING);
    expect(await tray.picture()).not.toBe(calm);
    await eventually(() => mailServer.accepted.map(({ subject }) => subject), 20_000).toContain(NOTHING);
    await eventually(() => notifications.all.map(({ title }) => title), 20_000).toContain(NOTHING);

    rmSync(film);
    await eventually(async () => (await linewatch.state()).recordingTrouble, 30_000).toBeNull();
    await linewatch.measure();
    await eventually(() => mailServer.accepted.map(({ subject }) => subject), 30_000).toContain(
      'Results are recorded again',
    );
    await eventually(async () =>
      (await linewatch.messages('mail')).map(({ message, state }) => [message.title, state]),
    ).toContainEqual([NOTHING, 'sent']);
    await linewatch.kill();
  } finally {
    execFileSync('umount', ['--lazy', folder.path]);
  }
});
