import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { restoreContext } from '../../testing/backups';
import { temporaryFolder } from '../../testing/folder';
import { closeRecords, folderWithRuns, openRecords } from '../../testing/recorded-folder';
import { prepareRestore } from './prepare-restore';

it('a restore is undone with what was not written back yet, where the records were a link to another disk', async () => {
  const source = temporaryFolder();
  const { database, record } = openRecords(source);
  database.exec('PRAGMA wal_autocheckpoint = 0');
  record(1, 4);
  const disk = temporaryFolder();
  for (const part of ['', '-wal'])
    copyFileSync(join(source, `linewatch.db${part}`), join(disk, `records.db${part}`));
  closeRecords(database);
  const folder = folderWithRuns(1);
  mkdirSync(join(folder, 'before-restore', '0001'), { recursive: true });
  symlinkSync(join(disk, 'records.db'), join(folder, 'before-restore', '0001', 'linewatch.db'));
  const undo = await prepareRestore(folder, { kind: 'copy', id: 'before-restore/0001' }, restoreContext());
  expect(undo).toMatchObject({ kind: 'preview', there: { tests: 4 } });
});
