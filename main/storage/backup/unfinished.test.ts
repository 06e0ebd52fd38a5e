import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testing/folder';
import { removeUnfinished } from './unfinished';

it('what a backup that was ended has left is removed, and nothing else', () => {
  const folder = temporaryFolder();
  for (const name of ['backup.db.new', 'backup.db.new-journal', 'linewatch.db', 'backup.db'])
    writeFileSync(join(folder, name), name);
  removeUnfinished(folder);
  expect(readdirSync(folder).sort()).toEqual(['backup.db', 'linewatch.db']);
  removeUnfinished(folder);
});
