import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupOrder } from '../../testing/backups';
import { temporaryFolder } from '../../testing/folder';
import { DAY, folderWithRuns, NOW } from '../../testing/recorded-folder';
import { canMount, smallDisk } from '../../testing/small-disk';
import { openFile } from '../sqlite';
import { writeFolderBackup } from './folder-backup';

async function write(data: string, folder: string, { now = NOW, keep = 2, host = 'My Host' } = {}) {
  const database = openFile(join(data, 'linewatch.db'), { readOnly: true });
  try {
    const { path: _path, ...content } = backupOrder('', { now });
    const order = { ...content, folder, keep };
    return await writeFolderBackup(database, data, order, host, new AbortController().signal);
  } finally {
    database.close();
  }
}

describe('backups in a folder', () => {
  it('are numbered, so that a wrong clock neither keeps an old one nor removes the newest', async () => {
    const data = folderWithRuns(1);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'linewatch-backup-other-000001-2026-11-01.zip'), 'of another computer');
    writeFileSync(join(folder, 'photo.jpg'), 'mine');
    await write(data, folder, { now: NOW + 3_000 * DAY });
    await write(data, folder);
    await write(data, folder, { now: NOW - DAY });
    expect(readdirSync(folder).sort()).toEqual([
      'linewatch-backup-my-host-000002-2026-11-23.zip',
      'linewatch-backup-my-host-000003-2026-11-22.zip',
      'linewatch-backup-other-000001-2026-11-01.zip',
      'photo.jpg',
    ]);
  });

  it('are not written where the folder is missing, and none is made', async () => {
    const parent = temporaryFolder();
    const answer = await write(folderWithRuns(1), join(parent, 'usb'));
    expect(answer).toMatchObject({ kind: 'not-written', problem: 'missing', path: join(parent, 'usb') });
    expect(readdirSync(parent)).toEqual([]);
  });

  it.runIf(canMount)('leave an older one whole on a full disk (mounting needs root)', async () => {
    const data = folderWithRuns(1);
    const disk = smallDisk(64);
    const folder = join(disk, 'backups');
    mkdirSync(folder);
    await write(data, folder);
    const before = readdirSync(folder);
    expect(before).toHaveLength(1);
    fill(join(disk, 'film.mkv'));
    expect(await write(data, folder)).toMatchObject({
      kind: 'not-written',
      problem: 'no-room',
      path: folder,
    });
    expect(readdirSync(folder)).toEqual(before);
  });
});

/** Writes until the disk takes no byte more. */
function fill(path: string): void {
  for (const size of [4_096, 1]) {
    try {
      for (;;) writeFileSync(path, 'x'.repeat(size), { flag: 'a' });
    } catch {
      continue;
    }
  }
}
