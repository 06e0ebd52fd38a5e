import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupOrder } from '../../testing/backups';
import { temporaryFolder } from '../../testing/folder';
import { DAY, folderWithRuns, NOW } from '../../testing/recorded-folder';
import { canMount, smallDisk } from '../../testing/small-disk';
import { installId } from '../install-id';
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
      expect.stringMatching(/^linewatch-backup-my-host-[0-9a-f]{8}-000002-2026-11-23\.zip$/),
      expect.stringMatching(/^linewatch-backup-my-host-[0-9a-f]{8}-000003-2026-11-22\.zip$/),
      'linewatch-backup-other-000001-2026-11-01.zip',
      'photo.jpg',
    ]);
  });

  it.each([
    ['of no Latin letters', '客厅的电脑', '书房的电脑'],
    ['that differ at their end', `${'x'.repeat(60)}1`, `${'x'.repeat(60)}2`],
    ['that differ in other signs', 'ПК-1', 'ДК-1'],
  ])('stay beside those of a computer with a name %s', async (_, one, other) => {
    const folder = temporaryFolder();
    await write(folderWithRuns(1), folder, { host: one, keep: 1 });
    await write(folderWithRuns(2), folder, { host: other, keep: 1 });
    await write(folderWithRuns(1), folder, { host: one, keep: 1 });
    expect(
      readdirSync(folder)
        .map((name) => /-(\d{6})-/.exec(name)?.[1])
        .sort(),
    ).toEqual(['000001', '000002']);
  });

  it('stay beside those of another installation on a computer of the same name', async () => {
    const folder = temporaryFolder();
    await write(installed(folderWithRuns(1), 'one'), folder, { host: 'localhost', keep: 1 });
    await write(installed(folderWithRuns(2), 'other'), folder, { host: 'localhost', keep: 1 });
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('are written also where an older one cannot be removed, and it is removed later', async () => {
    const data = folderWithRuns(1);
    const folder = temporaryFolder();
    await write(data, folder, { keep: 1 });
    const [older = ''] = readdirSync(folder);
    // Nothing that stands in the way of removing is the same on every system, but for a folder.
    rmSync(join(folder, older));
    mkdirSync(join(folder, older));
    expect(await write(data, folder, { keep: 1 })).toMatchObject({ kind: 'written' });
    expect(await write(data, folder, { keep: 1 })).toMatchObject({ kind: 'written' });
    expect(readdirSync(folder)).toHaveLength(2);
    rmSync(join(folder, older), { recursive: true });
    writeFileSync(join(folder, older), 'can be removed now');
    await write(data, folder, { keep: 1 });
    expect(readdirSync(folder)).toEqual([expect.stringContaining('-000004-')]);
  });

  it('that a clock dated in the year 10000 are removed like others', async () => {
    const data = folderWithRuns(1);
    const folder = temporaryFolder();
    const now = Date.parse('+010000-01-01T00:00:00Z');
    for (const _ of [1, 2, 3]) await write(data, folder, { keep: 1, now });
    expect(readdirSync(folder)).toEqual([expect.stringContaining('-000003-')]);
    await write(data, folder, { keep: 1 });
    expect(readdirSync(folder)).toEqual([expect.stringContaining('-000004-')]);
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

/** Names the installation of a data folder. */
function installed(data: string, id: string): string {
  const database = openFile(join(data, 'linewatch.db'));
  installId(database, () => id);
  database.close();
  return data;
}

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
