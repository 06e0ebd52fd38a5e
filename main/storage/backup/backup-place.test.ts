import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupOrder } from '../../testing/backups';
import { temporaryFolder } from '../../testing/folder';
import { folderWithRuns, NOW } from '../../testing/recorded-folder';
import { openFile } from '../sqlite';
import { writeBackup } from './write-backup';

describe('a backup to a place', () => {
  const written = async (folder: string, path: string) => {
    const database = openFile(join(folder, 'linewatch.db'), { readOnly: true });
    try {
      return await writeBackup(database, folder, backupOrder(path), new AbortController().signal);
    } finally {
      database.close();
    }
  };
  const contents = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile() && !/-(?:wal|shm)$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]);

  it.each(['linewatch.db', 'linewatch.db-wal', 'copies/2026-11-23.db', 'secrets.json', 'new.zip'])(
    'of the data folder (%s) is not written, by no way that leads there',
    async (name) => {
      const folder = folderWithRuns(3, NOW);
      const before = contents(folder);
      const link = join(temporaryFolder(), 'link');
      symlinkSync(folder, link, 'junction');
      for (const path of [join(folder, name), `${folder}/copies/../${name}`, join(link, name)])
        expect(await written(folder, path)).toMatchObject({ kind: 'not-written', problem: 'taken' });
      expect(contents(folder)).toEqual(before);
    },
  );

  it('where another file is leaves that file; an archive and an empty file are replaced', async () => {
    const folder = folderWithRuns(1);
    const place = temporaryFolder();
    const path = join(place, 'thesis.txt');
    writeFileSync(path, 'all that I know');
    expect(await written(folder, path)).toMatchObject({ kind: 'not-written', problem: 'taken', path });
    expect(contents(place)).toEqual([['thesis.txt', Buffer.from('all that I know').toString('base64')]]);
    writeFileSync(path, '');
    expect(await written(folder, path)).toMatchObject({ kind: 'written', path });
    expect(await written(folder, path)).toMatchObject({ kind: 'written', path });
  });

  it('beside the data folder is written, also where its name begins the same', async () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'data');
    cpSync(folderWithRuns(1), folder, { recursive: true });
    mkdirSync(join(parent, 'data-backups'));
    for (const path of ['data-backups/a.zip', '..a.zip', 'a.zip'])
      expect(await written(folder, join(parent, path))).toMatchObject({ kind: 'written' });
  });
});
